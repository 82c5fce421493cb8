DROP INDEX shipping_rates_by_bumdes;
