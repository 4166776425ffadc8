with
frame (i, role, lo, hi, year_lo, wide_lo) as (
  values (0, 'c', 202501, 202509, 202501, 202210),
         (0, 'y', 202401, 202409, 202401, 202110)
),
unit (id, city, assessment_group) as (
  select id, city, assessment_group from region where level in ('CITY', 'ZONE')
),
month_flow as (
  select f.city,
         f.month,
         sum(f.value) as s0,
         sum(f.entries) as s0_e
  from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('DOMESTIC_CNY', 'FOREIGN_CNY')
    and f.month between 202401 and 202509
  group by f.city, f.month
),
month_cohort as (
  select f.city,
         f.month,
         f.cohort,
         sum(f.value) filter (where f.measure in ('DOMESTIC_CNY', 'FOREIGN_CNY')) as s1,
         sum(f.value) filter (where f.measure in ('CONTRACT_CNY')) as s2,
         sum(f.value) filter (where f.measure in ('PROJECT_SIGNED')) as s3
  from (select measure, city, month, assurance, value, entries, cohort from city_fact where version > 0 and version <= 15 and basis = 1) f
  where f.measure in ('DOMESTIC_CNY', 'FOREIGN_CNY', 'CONTRACT_CNY', 'PROJECT_SIGNED')
    and f.cohort between 202110 and 202509 and f.month <= 202509
  group by f.city, f.month, f.cohort
),
reported (unit, month) as (
  select u.id, f.month from (select measure, city, month, assurance, value, entries from city_fact where version > 0 and version <= 15 and basis = 1) f join unit u on u.city = f.city
  where f.measure = 'RETURN_CITY' and f.month between 202401 and 202509 group by 1, 2 having sum(f.value) > 0
),
coverage as (
  select fr.i, fr.role, u.id as unit, u.assessment_group,
         coalesce(bool_or(r.month = fr.hi), false) as live,
         (fr.hi / 100 - fr.lo / 100) * 12 + fr.hi % 100 - fr.lo % 100 + 1 - count(r.month) as gaps
  from frame fr cross join unit u
  left join reported r on r.unit = u.id and r.month between fr.lo and fr.hi
  group by fr.i, fr.role, fr.lo, fr.hi, u.id, u.assessment_group
),
frame_sum as (
  select i, role, city, max(s0) as s0, max(s0_e) as s0_e, max(s0_h) as s0_h, max(s0_u) as s0_u, max(s1) as s1, max(s2) as s2, max(s3) as s3 from (
  select fr.i, fr.role, m.city, sum(m.s0) as s0, null::numeric as s1, null::numeric as s2, null::numeric as s3, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_flow m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.city
  union all
  select fr.i, fr.role, m.city, null::numeric as s0, sum(m.s1) filter (where m.cohort between fr.wide_lo and fr.hi) as s1, sum(m.s2) filter (where m.cohort between fr.wide_lo and fr.hi) as s2, sum(m.s3) filter (where m.cohort between fr.wide_lo and fr.hi) as s3, null::numeric as s0_e, null::numeric as s0_h, null::bigint as s0_u
  from frame fr join month_cohort m on m.month <= fr.hi and m.cohort between fr.wide_lo and fr.hi
  group by fr.i, fr.role, m.city
  ) parts
  group by i, role, city
),
total_sum as (
  select i, role, sum(s0) as s0, sum(s0_e) as s0_e, sum(s0_h) as s0_h, sum(s0_u) as s0_u, sum(s1) as s1, sum(s2) as s2, sum(s3) as s3 from (
  select i, role, city, max(s0) as s0, max(s0_e) as s0_e, max(s0_h) as s0_h, max(s0_u) as s0_u, max(s1) as s1, max(s2) as s2, max(s3) as s3 from (
  select fr.i, fr.role, m.city, sum(m.s0) as s0, null::numeric as s1, null::numeric as s2, null::numeric as s3, sum(m.s0_e) as s0_e, sum(m.s0_e) filter (where m.month = fr.hi) as s0_h, coalesce(max(1) filter (where m.month >= fr.lo and m.s0_e > 0), 0)::bigint as s0_u
  from frame fr join month_flow m on m.month <= fr.hi and m.month >= fr.lo
  where m.city in (210100, 210200, 210300)
  group by fr.i, fr.role, m.city
  union all
  select fr.i, fr.role, m.city, null::numeric as s0, sum(m.s1) filter (where m.cohort between fr.wide_lo and fr.hi) as s1, sum(m.s2) filter (where m.cohort between fr.wide_lo and fr.hi) as s2, sum(m.s3) filter (where m.cohort between fr.wide_lo and fr.hi) as s3, null::numeric as s0_e, null::numeric as s0_h, null::bigint as s0_u
  from frame fr join month_cohort m on m.month <= fr.hi and m.cohort between fr.wide_lo and fr.hi
  where m.city in (210100, 210200, 210300)
  group by fr.i, fr.role, m.city
  ) parts
  group by i, role, city
  ) units
  group by i, role
),
wide as (
  select 'DETAIL' as level, g.i, g.city,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         c.s1 as s1_c,
         c.s2 as s2_c,
         c.s3 as s3_c,
         vc.live as live_c,
         vc.gaps as gaps_c,
         y.s0 as s0_y,
         y.s0_e as s0_e_y,
         y.s0_h as s0_h_y,
         y.s0_u as s0_u_y,
         y.s1 as s1_y,
         y.s2 as s2_y,
         y.s3 as s3_y,
         vy.live as live_y,
         vy.gaps as gaps_y
  from (select fr.i, k.* from generate_series(0, 0) fr (i) cross join (select distinct u.id as city from unit u) k) g
  left join frame_sum c on c.i = g.i and c.role = 'c' and c.city = g.city
  left join coverage vc on vc.i = g.i and vc.role = 'c' and vc.unit = g.city
  left join frame_sum y on y.i = g.i and y.role = 'y' and y.city = g.city
  left join coverage vy on vy.i = g.i and vy.role = 'y' and vy.unit = g.city
union all
  select 'GRAND_TOTAL', g.i, null::int,
         c.s0 as s0_c,
         c.s0_e as s0_e_c,
         c.s0_h as s0_h_c,
         c.s0_u as s0_u_c,
         c.s1 as s1_c,
         c.s2 as s2_c,
         c.s3 as s3_c,
         vc.live as live_c,
         vc.gaps as gaps_c,
         y.s0 as s0_y,
         y.s0_e as s0_e_y,
         y.s0_h as s0_h_y,
         y.s0_u as s0_u_y,
         y.s1 as s1_y,
         y.s2 as s2_y,
         y.s3 as s3_y,
         vy.live as live_y,
         vy.gaps as gaps_y
  from (select 0 as i) g
  left join total_sum c on c.i = g.i and c.role = 'c'
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' and unit in (210100, 210200, 210300) group by i) vc on vc.i = g.i
  left join total_sum y on y.i = g.i and y.role = 'y'
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'y' and unit in (210100, 210200, 210300) group by i) vy on vy.i = g.i
),
valued as (
  select *,
         coalesce(city::text, '') as k,
         case when (live_c or s0_h_c > 0) then coalesce(s0_c, 0) end as m0_c,
         case when (live_y or s0_h_y > 0) then coalesce(s0_y, 0) end as m0_y,
         case when s2_c > 0 and s3_c >= 5 then coalesce(s1_c, 0) * 100 / s2_c end as m1_c,
         case when s2_y > 0 and s3_y >= 5 then coalesce(s1_y, 0) * 100 / s2_y end as m1_y
  from wide
),
ranked as (
  select v.*,
         case when v.m0_c is not null then rank() over m0_w0_c end as m0_r0_c,
         case when v.m0_c is not null then dense_rank() over m0_w0_c end as m0_r0_dense_c,
         count(v.m0_c) over (m0_w0_c range between unbounded preceding and unbounded following) as m0_r0_of,
         count(v.m0_c) over (m0_w0_c range between current row and current row) as m0_r0_peers,
         min(v.m0_c) over (m0_w0_c groups between 1 preceding and 1 preceding) as m0_r0_ahead,
         min(v.k) over (m0_w0_c groups between 1 preceding and 1 preceding) as m0_r0_ahead_k,
         min(v.m0_c) over (m0_w0_c groups between 1 following and 1 following) as m0_r0_behind,
         min(v.k) over (m0_w0_c groups between 1 following and 1 following) as m0_r0_behind_k,
         v.m0_c / nullif(sum(v.s0_c) over (partition by v.level, v.i), 0) as m0_share_parent
  from valued v
  left join total_sum ft on ft.i = v.i and ft.role = 'c'
  window m0_w0_c as (partition by v.level, v.i order by v.m0_c desc nulls last)
),
shown as (
  select r.*,
         row_number() over (partition by r.i order by r.m0_c desc nulls last, r.i, r.city) as n0,
         count(*) over (partition by r.i) as t0
  from ranked r
  where r.level = 'DETAIL' and r.city in (210100, 210200, 210300)
),
others_0 as (
  select 'OTHERS' as level, i, null::int as city,
         sum(s0_c) as s0_c,
         sum(s0_e_c) as s0_e_c,
         sum(s0_h_c) as s0_h_c,
         sum(s0_u_c) as s0_u_c,
         sum(s1_c) as s1_c,
         sum(s2_c) as s2_c,
         sum(s3_c) as s3_c,
         bool_or(live_c) as live_c,
         sum(gaps_c) as gaps_c,
         sum(s0_y) as s0_y,
         sum(s0_e_y) as s0_e_y,
         sum(s0_h_y) as s0_h_y,
         sum(s0_u_y) as s0_u_y,
         sum(s1_y) as s1_y,
         sum(s2_y) as s2_y,
         sum(s3_y) as s3_y,
         bool_or(live_y) as live_y,
         sum(gaps_y) as gaps_y
  from shown where n0 > 1 group by i
)
select * from shown where (n0 > 0 and n0 <= 1)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL'
union all
select v.*, null::bigint as m0_r0_c, null::bigint as m0_r0_dense_c, null::bigint as m0_r0_of, null::bigint as m0_r0_peers, null::numeric as m0_r0_ahead, null::text as m0_r0_ahead_k, null::numeric as m0_r0_behind, null::text as m0_r0_behind_k, v.m0_c / nullif(ft.s0, 0) as m0_share_parent, 0::bigint as n0, null::bigint as t0
from (select *, '' as k, case when (live_c or s0_h_c > 0) then coalesce(s0_c, 0) end as m0_c, case when (live_y or s0_h_y > 0) then coalesce(s0_y, 0) end as m0_y, case when s2_c > 0 and s3_c >= 5 then coalesce(s1_c, 0) * 100 / s2_c end as m1_c, case when s2_y > 0 and s3_y >= 5 then coalesce(s1_y, 0) * 100 / s2_y end as m1_y from others_0) v
left join total_sum ft on ft.i = v.i and ft.role = 'c'
