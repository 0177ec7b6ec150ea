package app.handoff.account;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import app.handoff.kernel.Actor;
import app.handoff.kernel.BusinessId;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Locality;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** A business made for one test, with somebody signed in for each role. */
public final class ABusiness {

    private static final Locality BERLIN =
            new Locality(ZoneId.of("Europe/Berlin"), Currency.getInstance("EUR"), Locale.forLanguageTag("en-GB"));

    private final BusinessId id;
    private final SignedIn owner;
    private final SignedIn manager;
    private final SignedIn staff;

    private ABusiness(BusinessId id, SignedIn owner, SignedIn manager, SignedIn staff) {
        this.id = id;
        this.owner = owner;
        this.manager = manager;
        this.staff = staff;
    }

    /** Without passwords, which take long to keep well: these people are signed in already. */
    public static ABusiness in(ApplicationContext context) {
        var now = Instant.now();
        var id = BusinessId.next();
        return Tenancy.as(
                Scope.of(id).at(BERLIN),
                () -> context.getBean(TransactionTemplate.class).execute(status -> {
                    context.getBean(BusinessRepository.class)
                            .save(new Business(id, "Studio Fern", "DE", BERLIN, false, now));
                    return new ABusiness(
                            id,
                            person("Ana Ruiz", Role.OWNER, id, context, now),
                            person("Jonas Weber", Role.MANAGER, id, context, now),
                            person("Mei Lin", Role.STAFF, id, context, now));
                }));
    }

    private static SignedIn person(String name, Role role, BusinessId id, ApplicationContext context, Instant now) {
        var email = Ids.next() + "@fern.example";
        var login = context.getBean(LoginRepository.class).save(new Login(email, now));
        var member = Member.invited(name, email, role, now);
        member.join(name, now);
        context.getBean(MemberRepository.class).save(member);
        context.getBean(jakarta.persistence.EntityManager.class).flush();
        context.getBean(Memberships.class).add(new Membership(login.getId(), id, member.getId()), now);
        return new SignedIn(login.getId(), id, member.getId());
    }

    /** The code on the console of an installation that nobody has set up yet. */
    public static String codeToSetUp(ApplicationContext context) {
        return context.getBean(InstallationCode.class).toSetUp();
    }

    /** Invites somebody into the business that this is done inside of. */
    public static MemberId invited(
            ApplicationContext context, String name, String address, Role role, Actor by, String businessName) {
        context.getBean(ColleagueInvitations.class).invite(name, address, role, by, businessName, Instant.now());
        return person(context, address).orElseThrow();
    }

    /** Whoever has this address in the business that this is done inside of. */
    public static Optional<MemberId> person(ApplicationContext context, String address) {
        return context.getBean(Accounts.class).people().stream()
                .filter(person -> person.email().equals(address))
                .findFirst()
                .map(Member::getId);
    }

    /** Who signs in with this address and password; nobody where they do not belong together. */
    public static Optional<SignedIn> signIn(ApplicationContext context, String email, String password) {
        return context.getBean(SignIns.class).signIn(email, password, Instant.now());
    }

    public static Optional<SignedIn> signInByCode(ApplicationContext context, String email, String code) {
        return context.getBean(SignIns.class).signInByCode(email, code, Instant.now());
    }

    public BusinessId id() {
        return id;
    }

    public Scope scope() {
        return Scope.of(id).at(BERLIN);
    }

    /** Does something inside this business, as its pages would. */
    public <T> T inside(Supplier<T> work) {
        return Tenancy.as(scope(), work);
    }

    public void inside(Runnable work) {
        Tenancy.as(scope(), () -> {
            work.run();
            return true;
        });
    }

    public Actor ana() {
        return Actor.member(owner.member(), "Ana Ruiz");
    }

    public Actor jonas() {
        return Actor.member(manager.member(), "Jonas Weber");
    }

    public SignedIn ownerSession() {
        return owner;
    }

    public RequestPostProcessor owner() {
        return as(owner);
    }

    public RequestPostProcessor manager() {
        return as(manager);
    }

    public RequestPostProcessor staff() {
        return as(staff);
    }

    public RequestPostProcessor as(SignedIn person) {
        return authentication(
                new PreAuthenticatedAuthenticationToken(person, "", AuthorityUtils.createAuthorityList("ROLE_MEMBER")));
    }
}
