-- What is booked stays booked; up.sql books nothing a second time.
SELECT 1;
