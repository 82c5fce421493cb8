# What is wrong with a cell of a file: after the column's name.
import-empty = is empty
import-formula = begins with { $sign }, which spreadsheets read as a formula
import-control-character = has a line break or another control character
import-too-long = has { $count } characters; at most { $most } are allowed
import-not-one-of = { $value } is not one of { $choices }
import-negative = { $value } is negative
import-not-whole = { $value } is no whole number: write digits alone, without separators or decimals
import-below = { $value } is below { $limit }
import-above = { $value } is above { $limit }
import-options-shape = { $value } must look like size=S|M|L
import-option-name = option { $value } is not one of { $choices }
import-too-many-options = has { $count } options; at most { $most } are allowed
import-option-empty = has an option without a value
import-option-long = option { $value } is longer than { $most } characters
import-option-formula = option { $value } begins like a spreadsheet formula
import-option-twice = option { $value } stands there twice
import-price-count = has { $prices ->
        [one] { $prices } price
       *[other] { $prices } prices
    } for { $options ->
        [one] { $options } option
       *[other] { $options } options
    }
import-tier-shape = { $value } must look like 10:40000
import-tier-quantity = quantity { $what }
import-tier-price = price { $what }
import-tier-rises = quantity { $quantity } does not rise above { $before }
import-tier-falls = price { $price } from { $quantity } on is not below { $before }
import-too-many-tiers = has { $count } tiers; at most { $most } are allowed
