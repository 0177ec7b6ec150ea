-- Whoever looks from a row to those that refer to it, or removes it, finds them without reading the others.
create index engagement_by_earlier_round on engagement (business_id, succeeds) where succeeds is not null;
create index compliance_statement_by_file on compliance_statement (business_id, file_id) where file_id is not null;
create index reference_check_by_vendor on reference_check (business_id, vendor_id);
create index interview_by_vendor on interview (business_id, vendor_id);
create index sample_by_vendor on sample (business_id, vendor_id);
create index concern_by_vendor on concern (business_id, vendor_id);
create index waiver_by_vendor on waiver (business_id, vendor_id);
create index bid_request_by_scope on bid_request (business_id, scope_id) where scope_id is not null;
create index bid_request_by_first_scope on bid_request (business_id, first_scope_id) where first_scope_id is not null;
create index invitation_by_engagement on invitation (business_id, engagement_id);
create index invitation_by_vendor on invitation (business_id, vendor_id);
create index clarification_by_engagement on clarification (business_id, engagement_id);
create index bid_by_scope on bid (business_id, scope_id);
create index award_by_request on award (business_id, request_id);
create index award_by_engagement on award (business_id, engagement_id);
create index contract_by_vendor on contract (business_id, vendor_id);
create index contract_by_scope on contract (business_id, scope_id);
create index contract_by_bid on contract (business_id, bid_id);
create index contract_by_invitation on contract (business_id, invitation_id);
create index contract_question_by_clause on contract_question (business_id, clause_id);
create index delivery_by_vendor on delivery (business_id, vendor_id);
create index delivery_by_invitation on delivery (business_id, invitation_id);
create index report_version_by_delivery on report_version (business_id, delivery_id);
create index report_draft_by_delivery on report_draft (business_id, delivery_id);
create index message_by_engagement on message (business_id, engagement_id) where engagement_id is not null;
-- The same is found by award_by_engagement, and by bid_and_its_request.
drop index standing_awards;
drop index bid_by_request;

-- What needs somebody is counted on every page, among all that is over.
create index contract_not_in_force on contract (business_id, prepared_at)
    where status in ('DRAFT', 'SENT', 'SIGNED_BY_VENDOR');
drop index contract_by_last_day;
create index contract_by_last_day on contract (business_id, ends_on) where ends_on is not null;
create index bid_request_awarded on bid_request (business_id, engagement_id) where status = 'AWARDED';
create index clarification_unanswered on clarification (business_id, request_id) where answered_at is null;
create index delivery_not_ended on delivery (business_id, id) where phase <> 'ENDED';
