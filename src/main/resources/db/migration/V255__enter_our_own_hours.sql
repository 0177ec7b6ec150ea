-- Where the vendor writes the weekly report, nobody told how many hours of ours went into parallel work and oversight.
alter table status_report add column our_hours jsonb;
