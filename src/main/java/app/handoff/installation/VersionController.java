package app.handoff.installation;

import app.handoff.web.AdministratorOnly;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What runs here and how to bring a newer one, for the administrator. */
@Controller
@AdministratorOnly
class VersionController {

    private final ObjectProvider<BuildProperties> build;
    private final Backups backups;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    VersionController(
            ObjectProvider<BuildProperties> build, Backups backups, JdbcClient jdbc, TransactionTemplate transaction) {
        this.build = build;
        this.backups = backups;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @GetMapping("/settings/version")
    String version(Model model) {
        var known = build.getIfAvailable();
        model.addAttribute("version", known == null ? null : known.getVersion());
        model.addAttribute("builtAt", known == null ? null : known.getTime());
        model.addAttribute("java", Runtime.version().feature());
        model.addAttribute(
                "database",
                transaction.execute(status -> jdbc.sql("select split_part(current_setting('server_version'), ' ', 1)")
                        .query(String.class)
                        .single()));
        model.addAttribute("ownDatabase", backups.arePossible());
        model.addAttribute("folder", backups.dataFolder());
        return "installation/version";
    }
}
