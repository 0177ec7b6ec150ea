-- A session holds objects by the names of their classes, and these have new ones: whoever was signed in signs in once more.
delete from spring_session;
