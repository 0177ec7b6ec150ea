package app.handoff.files;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface FileUploadRepository extends JpaRepository<FileUpload, FileId> {

    @Query("select u from FileUpload u where u.id = ?1")
    Optional<FileUpload> find(FileId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from FileUpload u where u.id = ?1")
    Optional<FileUpload> lock(FileId id);

    @Query("select u from FileUpload u where u.subject = ?1 order by u.at, u.id.id")
    List<FileUpload> of(UUID subject);

    /** How much one link has announced. */
    @Query("select coalesce(sum(u.size), 0) from FileUpload u where u.subject = ?1")
    long bytesOf(UUID subject);

    @Modifying
    @Query("delete from FileUpload u where u.subject = ?1")
    void deleteAllOf(UUID subject);
}
