package app.handoff.scope;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ScopeTemplateRepository extends Repository<ScopeTemplate, ScopeTemplateId> {

    ScopeTemplate saveAndFlush(ScopeTemplate template);

    Optional<ScopeTemplate> findById(ScopeTemplateId id);

    @Query("select t from ScopeTemplate t where t.removedAt is null order by lower(t.name)")
    List<ScopeTemplate> all();

    @Query("select t from ScopeTemplate t where t.removedAt is null and lower(t.name) = lower(:name)")
    Optional<ScopeTemplate> called(String name);

    @Query("select count(t) from ScopeTemplate t where t.removedAt is null")
    int count();
}
