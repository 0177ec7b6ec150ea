-- How work goes is its health, and how it gets back on track its recovery plan, in reports and in drafts of them.
alter table status_report no force row level security;
alter table report_version no force row level security;
alter table report_draft no force row level security;
update status_report set content = content - '{light,wayBack,wayBackWho,wayBackBy}'::text[] || jsonb_build_object(
        'health', content -> 'light',
        'recoveryPlan', case when content ->> 'wayBack' is not null then jsonb_build_object(
            'what', content -> 'wayBack', 'who', content -> 'wayBackWho', 'by', content -> 'wayBackBy') end)
    where content ? 'light';
update report_version set content = content - '{light,wayBack,wayBackWho,wayBackBy}'::text[] || jsonb_build_object(
        'health', content -> 'light',
        'recoveryPlan', case when content ->> 'wayBack' is not null then jsonb_build_object(
            'what', content -> 'wayBack', 'who', content -> 'wayBackWho', 'by', content -> 'wayBackBy') end)
    where content ? 'light';
update report_draft set answers = answers - '{light,wayBack,wayBackWho,wayBackBy}'::text[] || jsonb_strip_nulls(jsonb_build_object(
        'health', answers -> 'light',
        'recoveryPlan', answers -> 'wayBack',
        'recoveryOwner', answers -> 'wayBackWho',
        'recoveryDay', answers -> 'wayBackBy'));
alter table report_draft force row level security;
alter table report_version force row level security;
alter table status_report force row level security;
