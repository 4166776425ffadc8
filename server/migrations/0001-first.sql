create table "account" ("id" int generated always as identity not null primary key, "login" varchar(255) not null, "name" varchar(255) not null, "role" varchar(255) not null, "unit" int not null, "active" boolean not null default true, "password_hash" text not null);
alter table "account" add constraint "account_login_unique" unique ("login");

create table "audit_event" ("id" bigint generated always as identity not null primary key, "at" timestamptz not null, "account" int not null, "actor" varchar(255) not null, "role" varchar(255) not null, "command" varchar(255) not null, "subject" varchar(255) not null, "digest" varchar(64) not null, "rows" int not null);

create table "audit_seal" ("seq" bigint not null, "event" bigint not null, "hash" varchar(64) not null, "at" timestamptz not null, primary key ("seq"));
alter table "audit_seal" add constraint "audit_seal_event_unique" unique ("event");

create table "city_fact" ("id" bigint generated always as identity not null primary key, "version" bigint not null, "measure" varchar(255) not null, "city" int not null, "month" int not null, "cohort" int null, "assurance" smallint not null, "value" numeric(20,4) not null, "entries" int not null);
create index "city_fact_version_index" on "city_fact" ("version");
create index "city_fact_measure_month_index" on "city_fact" ("measure", "month");

create table "country" ("code" varchar(2) not null, "name" varchar(255) not null, "name_en" varchar(255) not null, "region" varchar(255) not null, "source_group" varchar(255) not null, primary key ("code"));

create table "data_version" ("id" bigint not null, "at" timestamptz not null, "day" varchar(10) not null, "nth_of_day" int not null, "cause" varchar(255) not null, "cities" int[] not null, "months" int[] not null, primary key ("id"));
create index "data_version_at_index" on "data_version" ("at");

create table "display_token" ("token_hash" varchar(64) not null, "name" varchar(255) not null, "created_at" timestamptz not null, "revoked_at" timestamptz null, primary key ("token_hash"));

create table "evidence" ("id" uuid not null, "owner" uuid not null, "city" int not null, "county" int not null, "type" varchar(255) not null, "issuer" varchar(255) null, "doc_no" varchar(255) null, "issued_on" varchar(10) null, "amount" numeric(20,4) null, "sha256" varchar(64) not null, "file_name" varchar(255) null, "media_type" varchar(255) null, "size" int null, "verification" varchar(255) not null, primary key ("id"));
create index "evidence_owner_index" on "evidence" ("owner");
create index "evidence_sha256_index" on "evidence" ("sha256");

create table "exchange_rate" ("currency" varchar(3) not null, "month" int not null, "to_cny" numeric(14,6) not null, "to_usd" numeric(14,6) not null, "kind" varchar(255) not null, "source" varchar(255) not null, primary key ("currency", "month"));

create table "fact" ("id" bigint generated always as identity not null primary key, "version" bigint not null, "measure" varchar(255) not null, "city" int not null, "county" int not null, "month" int not null, "cohort" int null, "industry" varchar(3) null, "country" varchar(2) null, "nature" varchar(255) null, "project" uuid null, "entry" uuid null, "assurance" smallint not null, "value" numeric(20,4) not null, "entries" smallint not null);
create index "fact_project_index" on "fact" ("project");
create index "fact_entry_index" on "fact" ("entry");
create index "fact_measure_cohort_index" on "fact" ("measure", "cohort");
create index "fact_measure_month_index" on "fact" ("measure", "month");

create table "house_note" ("key" varchar(255) not null, "value" jsonb not null, primary key ("key"));

create table "idempotent_answer" ("account" int not null, "key" varchar(255) not null, "request_hash" varchar(64) not null, "answer" jsonb not null, "at" timestamptz not null, primary key ("account", "key"));

create table "industry" ("code" varchar(3) not null, "name" varchar(255) not null, "name_en" varchar(255) not null, "section" varchar(1) not null, "section_name" varchar(255) not null, "sector" varchar(255) not null, primary key ("code"));

create table "monthly_return" ("id" uuid not null, "city" int not null, "county" int not null, "month" int not null, "signed_by" varchar(255) not null, "signed_at" timestamptz not null, "late" boolean not null, "zeros" jsonb not null, "version" bigint not null, primary key ("id"));
alter table "monthly_return" add constraint "monthly_return_city_county_month_unique" unique ("city", "county", "month");

create table "project_counter" ("city" int not null, "year" int not null, "last" int not null, primary key ("city", "year"));

create table "region" ("id" int not null, "code" varchar(6) not null, "name" varchar(255) not null, "short_name" varchar(255) not null, "name_en" varchar(255) not null, "pinyin" varchar(255) not null, "level" varchar(8) not null, "city" int null, "lon" double precision null, "lat" double precision null, primary key ("id"));
alter table "region" add constraint "region_code_unique" unique ("code");
create index "region_city_index" on "region" ("city");

create table "project" ("id" uuid not null, "project_no" varchar(255) not null, "national_code" varchar(255) null, "name" varchar(255) not null, "kind" varchar(255) not null, "capital_nature" varchar(255) not null, "industry" varchar(3) not null, "city" int not null, "county" int not null, "company" varchar(255) null, "company_uscc" varchar(18) null, "total_investment" numeric(20,4) not null, "contract_foreign" numeric(20,4) null, "contract_domestic" numeric(20,4) null, "contract_date" varchar(10) null, "planned_start" varchar(10) null, "planned_completion" varchar(10) null, "planned_production" varchar(10) null, "stage" varchar(255) not null, "stage_since" varchar(10) not null, "progress_due_on" varchar(10) null, "merged_into" uuid null, "version" int not null default 1, primary key ("id"));
alter table "project" add constraint "project_project_no_unique" unique ("project_no");
create index "project_city_stage_index" on "project" ("city", "stage");

create table "project_share" ("id" uuid not null, "project" uuid not null, "city" int not null, "county" int not null, "position" smallint not null, "project_no" varchar(255) not null, "family" varchar(255) not null, "unit" int not null, "role" varchar(255) not null, "pct" numeric(7,4) not null, primary key ("id"));
create index "project_share_unit_index" on "project_share" ("unit");

create table "project_investor" ("id" uuid not null, "project" uuid not null, "city" int not null, "county" int not null, "position" smallint not null, "name" varchar(255) not null, "uscc" varchar(255) null, "country" varchar(2) null, "origin" varchar(255) not null, "share_pct" numeric(7,4) not null, "contribution" varchar(255) not null, "ultimate_controller" varchar(255) null, primary key ("id"));

create table "project_commitment" ("id" uuid not null, "project" uuid not null, "city" int not null, "county" int not null, "position" smallint not null, "kind" varchar(255) not null, "amount" numeric(20,4) null, "unit" varchar(255) null, "due_date" varchar(10) null, "source_clause" varchar(255) null, primary key ("id"));

create table "entry" ("id" uuid not null, "kind" varchar(255) not null, "project" uuid not null, "city" int not null, "county" int not null, "industry" varchar(3) not null, "month" int not null, "business_date" varchar(10) not null, "content" jsonb not null, "weight" numeric(20,4) null, "status" varchar(255) not null, "step_seq" smallint not null, "accepted_amount" numeric(20,4) null, "assurance" varchar(255) null, "known_from" bigint null, "known_to" bigint null, "submitted_at" timestamptz not null, "submitted_by" varchar(255) not null, "submitter" int not null, "revises" uuid null, primary key ("id"));
create index "entry_revises_index" on "entry" ("revises");
create index "entry_status_city_index" on "entry" ("status", "city");

create table "entry_step" ("entry" uuid not null, "seq" smallint not null, "city" int not null, "county" int not null, "move" varchar(255) not null, "from_status" varchar(255) null, "to_status" varchar(255) not null, "actor" varchar(255) not null, "role" varchar(255) not null, "at" timestamptz not null, "note" text null, primary key ("entry", "seq"));

create table "draft" ("id" uuid not null, "version" int not null default 1, "kind" varchar(255) not null, "project" uuid not null, "city" int not null, "county" int not null, "claim" jsonb not null, "revises" uuid null, "updated_by" varchar(255) not null, "updated_at" timestamptz not null, primary key ("id"));

create table "saved_change" ("id" bigint generated always as identity not null primary key, "record" uuid not null, "city" int not null, "county" int not null, "version" int not null, "actor" varchar(255) not null, "at" timestamptz not null, "fields" jsonb not null);
create index "saved_change_record_version_index" on "saved_change" ("record", "version");

create table "session" ("token_hash" varchar(64) not null, "account" int not null, "created_at" timestamptz not null, "seen_at" timestamptz not null, primary key ("token_hash"));

create table "sign_in_guard" ("subject" varchar(80) not null, "failures" int not null, "locked_until" timestamptz not null, primary key ("subject"));

create table "special_day" ("day" varchar(10) not null, "worked" boolean not null, "name" varchar(255) not null, primary key ("day"));

create table "stage_event" ("id" uuid not null, "project" uuid not null, "city" int not null, "county" int not null, "position" smallint not null, "from_stage" varchar(255) null, "to_stage" varchar(255) not null, "event_date" varchar(10) not null, "recorded_at" timestamptz not null, "actor" varchar(255) not null, "reason" varchar(255) null, "is_regress" boolean not null, primary key ("id"));

create table "upload" ("sha256" varchar(64) not null, "account" int not null, "file_name" varchar(255) not null, "media_type" varchar(255) not null, "size" int not null, "at" timestamptz not null, primary key ("sha256", "account"));

alter table "project" add constraint "project_industry_foreign" foreign key ("industry") references "industry" ("code");
alter table "project" add constraint "project_county_foreign" foreign key ("county") references "region" ("id");

alter table "project_share" add constraint "project_share_project_foreign" foreign key ("project") references "project" ("id");

alter table "project_investor" add constraint "project_investor_project_foreign" foreign key ("project") references "project" ("id");

alter table "project_commitment" add constraint "project_commitment_project_foreign" foreign key ("project") references "project" ("id");

alter table "entry" add constraint "entry_project_foreign" foreign key ("project") references "project" ("id");

alter table "entry_step" add constraint "entry_step_entry_foreign" foreign key ("entry") references "entry" ("id");

alter table "draft" add constraint "draft_project_foreign" foreign key ("project") references "project" ("id");

alter table "session" add constraint "session_account_foreign" foreign key ("account") references "account" ("id");

alter table "stage_event" add constraint "stage_event_project_foreign" foreign key ("project") references "project" ("id");

alter table "account" enable row level security;
alter table "account" force row level security;
alter table "audit_event" enable row level security;
alter table "audit_event" force row level security;
alter table "audit_seal" enable row level security;
alter table "audit_seal" force row level security;
alter table "city_fact" enable row level security;
alter table "city_fact" force row level security;
alter table "data_version" enable row level security;
alter table "data_version" force row level security;
alter table "display_token" enable row level security;
alter table "display_token" force row level security;
alter table "evidence" enable row level security;
alter table "evidence" force row level security;
alter table "fact" enable row level security;
alter table "fact" force row level security;
alter table "idempotent_answer" enable row level security;
alter table "idempotent_answer" force row level security;
alter table "monthly_return" enable row level security;
alter table "monthly_return" force row level security;
alter table "project_counter" enable row level security;
alter table "project_counter" force row level security;
alter table "project" enable row level security;
alter table "project" force row level security;
alter table "project_share" enable row level security;
alter table "project_share" force row level security;
alter table "project_investor" enable row level security;
alter table "project_investor" force row level security;
alter table "project_commitment" enable row level security;
alter table "project_commitment" force row level security;
alter table "entry" enable row level security;
alter table "entry" force row level security;
alter table "entry_step" enable row level security;
alter table "entry_step" force row level security;
alter table "draft" enable row level security;
alter table "draft" force row level security;
alter table "saved_change" enable row level security;
alter table "saved_change" force row level security;
alter table "session" enable row level security;
alter table "session" force row level security;
alter table "sign_in_guard" enable row level security;
alter table "sign_in_guard" force row level security;
alter table "stage_event" enable row level security;
alter table "stage_event" force row level security;
alter table "upload" enable row level security;
alter table "upload" force row level security;
