DROP TABLE handover_lines;
DROP TABLE handovers;
DROP TABLE running_numbers;
DROP FUNCTION refuse_signed();
