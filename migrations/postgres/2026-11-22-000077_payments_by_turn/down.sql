-- there before it: 000020 made it, and nothing took it away here
SELECT 1;
