package app.handoff.contract;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ContractTemplateRepository extends Repository<ContractTemplate, ContractTemplateId> {

    ContractTemplate saveAndFlush(ContractTemplate template);

    Optional<ContractTemplate> findById(ContractTemplateId id);

    List<ContractTemplate> findByRetiredAtIsNullOrderByName();
}
