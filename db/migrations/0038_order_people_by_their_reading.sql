-- The administrator's list of people is read by their reading, a side of the city at a time, fifty after fifty (keyset).
create index people_by_reading on people (municipality_id, side, kana, id);
