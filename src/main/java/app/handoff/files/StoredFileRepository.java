package app.handoff.files;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface StoredFileRepository extends JpaRepository<StoredFile, FileId> {

    @Query("select f from StoredFile f where f.id = ?1")
    Optional<StoredFile> find(FileId id);

    @Query("select f from StoredFile f where f.id in ?1 order by f.at, f.id.id")
    List<StoredFile> findAllOf(Collection<FileId> ids);

    /** How much one link has sent. */
    @Query("select coalesce(sum(f.size), 0) from StoredFile f where f.subject = ?1")
    long bytesOf(UUID subject);

    @Modifying
    @Query("delete from StoredFile f where f.subject = ?1")
    void deleteAllOf(UUID subject);

    /** How much the business keeps, apart from what is sealed. */
    @Query("select coalesce(sum(f.size), 0) from StoredFile f")
    long bytesOfAll();
}
