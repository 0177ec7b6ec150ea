package app.handoff.installation;

/** Where the database is and the passwords of the roles that work in it. */
public record DatabaseAccess(String url, String ownerPassword, String appPassword) {

    public static final String OWNER = "handoff_owner";
    public static final String APP = "handoff_app";
    public static final String VENDOR = "handoff_vendor";

    @Override
    public String toString() {
        return url;
    }
}
