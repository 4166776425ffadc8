create table "rollup_city_month" ("id" bigint generated always as identity not null primary key, "checkpoint" bigint not null, "measure" varchar(255) not null, "city" int not null, "month" int not null, "basis" smallint not null, "assurance" smallint not null, "value" numeric(24,4) not null, "entries" int not null);
create index "rollup_city_month_checkpoint_measure_month_index" on "rollup_city_month" ("checkpoint", "measure", "month");

alter table "rollup_city_month" enable row level security;
alter table "rollup_city_month" force row level security;

drop index "rollup_city_checkpoint_measure_month_index";
create index "rollup_city_checkpoint_measure_cohort_index" on "rollup_city" ("checkpoint", "measure", "cohort");

truncate table "rollup_checkpoint", "rollup_city", "rollup_detail";
