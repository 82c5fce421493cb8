DROP INDEX payments_by_turn;
