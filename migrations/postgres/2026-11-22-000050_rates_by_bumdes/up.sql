-- shipping::queries::rates: the house's rates and those of some BUMDes
CREATE INDEX shipping_rates_by_bumdes ON shipping_rates (bumdes_id);
