create extension if not exists pg_trgm;


alter table "project" add "match_name" text generated always as (nullif(regexp_replace(lower(normalize(name, NFKC)), '\([^)]*\)|项目|有限责任公司|有限公司|股份|集团|[[:space:][:punct:]、。·《》〈〉“”‘’—…]', '', 'g'), '')) stored;
alter table "project_investor" add "match_name" text generated always as (nullif(regexp_replace(lower(normalize(name, NFKC)), '\([^)]*\)|项目|有限责任公司|有限公司|股份|集团|[[:space:][:punct:]、。·《》〈〉“”‘’—…]', '', 'g'), '')) stored, add "match_controller" text generated always as (nullif(regexp_replace(lower(normalize(ultimate_controller, NFKC)), '\([^)]*\)|项目|有限责任公司|有限公司|股份|集团|[[:space:][:punct:]、。·《》〈〉“”‘’—…]', '', 'g'), '')) stored;
create index "project_county_contract_date_index" on "project" ("county", "contract_date");
create index "project_national_code_index" on "project" ("national_code");
create index "project_match_name_index" on "project" using gin ("match_name" gin_trgm_ops);

create table "project_duplicate" ("finding" uuid not null, "project" uuid not null, "city" int not null, "county" int not null, "rule" smallint not null, primary key ("finding", "project"));
create index "project_duplicate_project_index" on "project_duplicate" ("project");
alter table "project_duplicate" add constraint "project_duplicate_project_foreign" foreign key ("project") references "project" ("id");
alter table "project_duplicate" enable row level security;
alter table "project_duplicate" force row level security;

create index "entry_project_index" on "entry" ("project");
create index "project_commitment_project_index" on "project_commitment" ("project");
create index "project_investor_project_index" on "project_investor" ("project");
create index "project_share_project_index" on "project_share" ("project");
create index "stage_event_project_index" on "stage_event" ("project");
create index "fact_city_month_index" on "fact" ("city", "month");
create index "fact_county_month_index" on "fact" ("county", "month");
