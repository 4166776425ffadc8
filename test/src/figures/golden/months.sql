with
frame (i, role, lo, hi, cohort_lo) as (
  values (0, 'c', 202507, 202507, 202501),
         (0, 'p', 202506, 202506, 202501),
         (1, 'c', 202508, 202508, 202501),
         (1, 'p', 202507, 202507, 202501),
         (2, 'c', 202509, 202509, 202501),
         (2, 'p', 202508, 202508, 202501),
         (3, 'c', 202507, 202509, 202501),
         (3, 'p', 202504, 202506, 202501)
),
unit (id, city) as (
  select id, city from region where level in ('CITY', 'ZONE')
),
month_sum as (
  select f.city,
         f.month,
         sum(f.value) filter (where f.measure in ('DOMESTIC_CNY')) as s0,
         coalesce(sum(f.entries) filter (where f.measure in ('DOMESTIC_CNY')), 0) as entries
  from fact f
  where f.version <= 14
    and f.measure in ('DOMESTIC_CNY')
    and f.month between 202504 and 202509
  group by f.city, f.month
),
reported (unit, month) as (
  select u.id, f.month from city_fact f join unit u on u.city = f.city
  where f.version <= 14 and f.measure = 'RETURN_CITY' group by 1, 2 having sum(f.value) > 0
  union
  select city, month from month_sum group by 1, 2 having sum(entries) > 0
),
coverage as (
  select fr.i, fr.role, u.id as unit,
         coalesce(bool_or(r.month = fr.hi), false) as live,
         (fr.hi / 100 - fr.lo / 100) * 12 + fr.hi % 100 - fr.lo % 100 + 1 - count(r.month) as gaps
  from frame fr cross join unit u
  left join reported r on r.unit = u.id and r.month between fr.lo and fr.hi
  group by fr.i, fr.role, fr.lo, fr.hi, u.id
),
frame_sum as (
  select fr.i, fr.role, m.city, sum(m.s0) as s0
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  group by fr.i, fr.role, m.city
),
total_sum as (
  select fr.i, fr.role, sum(m.s0) as s0
  from frame fr join month_sum m on m.month <= fr.hi and m.month >= fr.lo
  where m.city in (210100)
  group by fr.i, fr.role
),
wide as (
  select 'DETAIL' as level, g.i, g.city,
         c.s0 as s0_c,
         vc.live as live_c,
         vc.gaps as gaps_c,
         p.s0 as s0_p,
         vp.live as live_p,
         vp.gaps as gaps_p
  from (select fr.i, u.id as city from (select i from frame where role = 'c' and i < 3) fr cross join unit u) g
  left join frame_sum c on c.i = g.i and c.role = 'c' and c.city = g.city
  left join coverage vc on vc.i = g.i and vc.role = 'c' and vc.unit = g.city
  left join frame_sum p on p.i = g.i and p.role = 'p' and p.city = g.city
  left join coverage vp on vp.i = g.i and vp.role = 'p' and vp.unit = g.city
union all
  select 'GRAND_TOTAL', g.i, null::int,
         c.s0 as s0_c,
         vc.live as live_c,
         vc.gaps as gaps_c,
         p.s0 as s0_p,
         vp.live as live_p,
         vp.gaps as gaps_p
  from (select 3 as i) g
  left join total_sum c on c.i = g.i and c.role = 'c'
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'c' and unit in (210100) group by i) vc on vc.i = g.i
  left join total_sum p on p.i = g.i and p.role = 'p'
  left join (select i, bool_or(live) as live, sum(gaps) as gaps from coverage where role = 'p' and unit in (210100) group by i) vp on vp.i = g.i
),
valued as (
  select *, coalesce(city::text, '') as k,
         case when live_c then coalesce(s0_c, 0) end as m0_c,
         case when live_p then coalesce(s0_p, 0) end as m0_p
  from wide
),
ranked as (
  select v.*
  from valued v
),
shown as (
  select r.*,
         row_number() over (order by r.i, r.city) as n0,
         count(*) over () as t0
  from ranked r
  where r.level = 'DETAIL' and r.city in (210100)
)
select * from shown where (n0 > 0 and n0 <= 50)
union all
select r.*, null::bigint as n0, null::bigint as t0 from ranked r where r.level = 'GRAND_TOTAL'
