create table "published_fact" ("city" int not null, "year" int not null, "indicator" varchar(60) not null, "value" numeric(20,4) not null, "unit" varchar(255) not null, "source" text not null, "status" varchar(255) not null, "note" text null, primary key ("city", "year", "indicator"));

create table "rollup_checkpoint" ("version" bigint not null, "built_at" timestamptz not null, "city_rows" int not null, "detail_rows" int not null, primary key ("version"));

create table "rollup_city" ("id" bigint generated always as identity not null primary key, "checkpoint" bigint not null, "measure" varchar(255) not null, "city" int not null, "month" int not null, "cohort" int null, "basis" smallint not null, "assurance" smallint not null, "value" numeric(24,4) not null, "entries" int not null);
create index "rollup_city_checkpoint_measure_month_index" on "rollup_city" ("checkpoint", "measure", "month");

create table "rollup_detail" ("id" bigint generated always as identity not null primary key, "checkpoint" bigint not null, "measure" varchar(255) not null, "city" int not null, "county" int not null, "month" int not null, "industry" varchar(3) null, "country" varchar(2) null, "nature" varchar(255) null, "assurance" smallint not null, "value" numeric(24,4) not null, "entries" int not null);
create index "rollup_detail_checkpoint_measure_month_index" on "rollup_detail" ("checkpoint", "measure", "month");

create table "series_break" ("indicator" varchar(60) not null, "city" int not null, "from_year" int not null, "to_year" int not null, "reason" text not null, primary key ("indicator", "city", "from_year"));

alter table "city_fact" add "basis" smallint not null default 1;
alter table "city_fact" alter column "basis" drop default;

alter table "country" add "source_region" varchar(3) not null default 'AS';
alter table "country" alter column "source_region" drop default;

alter table "fact" add "basis" smallint not null default 1, add "stage" varchar(16) null;
alter table "fact" alter column "basis" drop default;
create index "fact_version_index" on "fact" ("version");

alter table "region" add "assessment_group" varchar(4) null;

alter table "rollup_checkpoint" enable row level security;
alter table "rollup_checkpoint" force row level security;

alter table "rollup_city" enable row level security;
alter table "rollup_city" force row level security;

alter table "rollup_detail" enable row level security;
alter table "rollup_detail" force row level security;
