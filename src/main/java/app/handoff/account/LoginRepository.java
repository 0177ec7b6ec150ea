package app.handoff.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface LoginRepository extends Repository<Login, UUID> {

    Login save(Login login);

    Optional<Login> findById(UUID id);

    Optional<Login> findByEmail(String email);
}
