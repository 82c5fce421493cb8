# Files for a spreadsheet: products, stock, orders.
sheet-title = Download and upload
sheet-lead = Work on many products or stock counts at once in Excel, LibreOffice or Google Sheets.
sheet-none-title = No files for your role
sheet-none-text = Files of products and stock open to the role Stock, files of orders to the role Orders. The owner of the BUMDes can give you one.

sheet-upload-title = Upload a file
sheet-upload-lead = The file is checked first. You see what would change, and nothing is written before you agree.
sheet-upload-kind = What is in it
sheet-kind-products = Products
sheet-kind-stock = Stock counts
sheet-upload-file = CSV or XLSX file
sheet-upload-help = At most { $mb } MB, with at most { $products } products or { $counts } stock counts.
sheet-upload-go = Check the file

sheet-templates-title = Template files
sheet-templates-lead = Begin here if you have no file yet. In XLSX a second sheet explains every column.
sheet-template-products = Template for products
sheet-template-stock = Template for stock counts

sheet-downloads-title = Download your data
sheet-products = Products
sheet-products-what = All products as you are working on them. Change them and upload the file again.
sheet-stock = Stock
sheet-stock-what = All options with their stock. Fill in the column Counted and upload the file again.
sheet-orders = Orders
sheet-orders-what = One row for each item. Without the addresses and phone numbers of buyers.
sheet-orders-from = From month
sheet-orders-until = To month
sheet-orders-status = Status
sheet-orders-any = All
sheet-too-many = That is too much for one file. Choose fewer months, or ask the people who run Etalase.

sheet-recent-title = Latest uploads
sheet-recent-none = No file has been uploaded yet.
sheet-state-written = Written
sheet-state-checked = Only checked

sheet-import-title = File { $name }
sheet-checked-title = { $n ->
    [one] { $n } row will be written
   *[other] { $n } rows will be written
}
sheet-checked-text = Nothing has been written yet. Look it over below, then agree.
sheet-checked-wrong = { $n ->
    [one] { $n } row needs mending
   *[other] { $n } rows need mending
}
sheet-checked-mend = Nothing has been written yet. Mend the rows in your file and upload it again, or write the rows that are right.
sheet-checked-overtaken = { $n ->
    [one] { $n } row
   *[other] { $n } rows
} changed in Etalase after this file was checked. Nothing has been written yet. Download the latest data and upload again, or write the other rows.
sheet-again = Upload a file again
sheet-confirm = { $n ->
    [one] Write { $n } row
   *[other] Write { $n } rows
}
sheet-confirm-good = { $n ->
    [one] Write the { $n } row that is right
   *[other] Write the { $n } rows that are right
}
sheet-same-title = Nothing would change
sheet-same-text = This file says the same as Etalase does already.
sheet-written-title = { $n ->
    [one] { $n } row was written
   *[other] { $n } rows were written
}
sheet-written-products = New products are drafts. Add their photos, then submit them to the curator.
sheet-written-stock = The stock follows your counts, and its history says so.
sheet-written-go-products = See the products
sheet-written-go-stock = See the stock
sheet-unknown-columns = Columns that are not known and were not read: { $headings }
sheet-examples = { $n ->
    [one] { $n } example row was read over.
   *[other] { $n } example rows were read over.
}
sheet-rows = Rows
sheet-rows-first = To the first row
sheet-group-wrong = To be mended
sheet-group-new = New
sheet-group-changed = Changed
sheet-group-unchanged = Unchanged
sheet-group-none = No rows here.
sheet-line = Row { $line }
sheet-before = Before
sheet-after = After
sheet-row-overtaken = Changed in Etalase after the file was checked. Download the latest data and upload again.
sheet-done = { $n ->
    [one] { $n } row was written.
   *[other] { $n } rows were written.
}
sheet-done-before = This file has been written already.
sheet-refused-wrong = { $n ->
    [one] { $n } row needs mending. Nothing has been written.
   *[other] { $n } rows need mending. Nothing has been written.
}
sheet-refused-nothing = There is nothing to write.
sheet-refused-overtaken = { $n ->
    [one] { $n } row
   *[other] { $n } rows
} changed in Etalase after the file was checked. Nothing has been written.

sheet-file-kind = First choose what is in the file: products or stock counts.
sheet-file-none = First choose the file.
sheet-file-empty = This file is empty. Its first row must name the columns; take a template below.
sheet-file-no-rows = This file has headings, but no rows. Fill in the rows and upload it again.
sheet-file-too-large = This file is larger than { $mb } MB. Split it into several.
sheet-file-unpacked = What is in this file is larger than { $mb } MB. Take out pictures and sheets that are not needed, or save it as CSV.
sheet-file-type = This is not a CSV or XLSX file. Save your spreadsheet as one of these.
sheet-file-old = Old Excel files (.xls) and files with a password cannot be read. Save it as .xlsx without a password.
sheet-file-broken = This file cannot be read. Open it in your spreadsheet, save it again, and upload that.
sheet-file-columns = This file has more than { $most } columns. Take out those that are not needed.
sheet-file-rows = This file has more than { $most } rows. Split it into several.
sheet-file-heading-twice = The column “{ $heading }” is there twice. Take one of them out.
sheet-file-heading-missing = These columns are missing: { $headings }. The first row must name the columns; take a template below.

sheet-fault-sku = “{ $sku }” is no SKU of your stock. Copy it from the stock file.
sheet-fault-product-sku = “{ $sku }” is no SKU of your products. Leave it empty for a new product.
sheet-fault-twice = is the same as row { $line }. Take one of them out.
sheet-fault-held = is below the { $held } that are ordered. Count again, or reject the order first.
sheet-fault-moved = was { $before } when the file was made and is { $now } now. Count again with a new file, or empty this column.
sheet-fault-same-name = is the name of several products. Fill in the SKU: { $skus }
sheet-fault-village = several villages are called { $name }. Write the code: { $codes }
sheet-fault-count = has { $n ->
        [one] { $n } number
       *[other] { $n } numbers
    } for { $options ->
        [one] { $options } option
       *[other] { $options } options
    }. Write one for all, or one for each.
sheet-fault-stocked = this product has stock already. Change it with the stock file.
sheet-fault-making = what was counted cannot become one of a kind, and what is one of a kind is not made again. Make a new product.
sheet-note-draft = Becomes a draft that is ready to be submitted.
sheet-note-draft-missing = { $n ->
    [one] Becomes a draft. { $n } thing is to be filled in before it is submitted.
   *[other] Becomes a draft. { $n } things are to be filled in before it is submitted.
}
sheet-note-review = Price, tiers, weight and times hold at once. The rest waits until you submit it to the curator.

sheet-file-products = products
sheet-file-stock = stock
sheet-file-orders = orders
sheet-file-template-products = template-products
sheet-file-template-stock = template-stock

# Names of columns: they are read again when the file is uploaded.
sheet-column-sku = SKU
sheet-column-name-id = Product name in Indonesian
sheet-column-name-en = Product name in English
sheet-column-category = Category
sheet-column-village = Village
sheet-column-maker = Maker
sheet-column-description-id = Description in Indonesian
sheet-column-description-en = Description in English
sheet-column-materials = Materials
sheet-column-care-id = Care in Indonesian
sheet-column-care-en = Care in English
sheet-column-unit = Sold by
sheet-column-options = Options
sheet-column-price = Price (rupiah)
sheet-column-weight = Weight (grams)
sheet-column-tiers = Tier prices
sheet-column-minimum = Smallest order
sheet-column-making = Stock or made to order
sheet-column-lead-time = Days to make
sheet-column-capacity = Capacity per month
sheet-column-opening = First stock
sheet-column-product = Product
sheet-column-option = Option
sheet-column-on-hand = Recorded
sheet-column-held = Ordered
sheet-column-free = Free
sheet-column-counted = Counted
sheet-column-reason = Reason
sheet-column-number = Order number
sheet-column-ordered-on = Date
sheet-column-status = Status
sheet-column-delivery = Delivery
sheet-column-buyer = Buyer
sheet-column-destination = Destination
sheet-column-quantity = Quantity
sheet-column-unit-price = Unit price (rupiah)
sheet-column-line-total = Line total (rupiah)
sheet-column-shipping = Shipping (rupiah)
sheet-column-note = Buyer's note

sheet-help-title = Explanations
sheet-help-column = Column
sheet-help-what = What to write
sheet-help-file = The whole file
sheet-help-rules = The first row names the columns, in any order. An empty cell changes nothing. No cell may begin with =, +, - or @. Rows marked EXAMPLE are not read. After the upload all changes are shown before anything is written.
sheet-help-choices = One of: { $choices }.
sheet-help-sku = The product's code. Do not change it; leave it empty for a new product.
sheet-help-name-id = Required. A product without a SKU whose name is not there yet becomes a new draft.
sheet-help-name-en = May be empty: English pages then show the Indonesian name.
sheet-help-category = Required for a new product. As it is called in Etalase, in Indonesian or English.
sheet-help-village = The village's name, or its region code where two villages have the same name.
sheet-help-maker = Required for a new product. A person or a group; one that is not known yet is added.
sheet-help-description-id = What it is made of, how, and what it is for. At least 40 letters.
sheet-help-description-en = May be empty.
sheet-help-materials = For example “pandan leaf, cotton”.
sheet-help-care-id = For example “Lap dengan kain kering”.
sheet-help-care-en = May be empty.
sheet-help-unit = One of: { $choices }.
sheet-help-options = Empty where there is only one kind. Otherwise what they differ in and each option, like size=small|large. They may differ in: { $choices }.
sheet-help-price = Whole rupiah, like 45000. With options: one price for all, or one for each with semicolons between, like 85000;120000.
sheet-help-weight = Grams, packed; written like the price.
sheet-help-tiers = Quantities and unit prices, like 10:40000;50:35000. Quantities rise, prices fall.
sheet-help-minimum = The smallest order, usually 1.
sheet-help-making = One of: { $choices }. What is made to order needs a capacity per month; what is one of a kind has no options and no tier prices.
sheet-help-lead-time = Days until it is ready to be sent.
sheet-help-capacity = About how many can be made in a month.
sheet-help-opening = For new products only. Afterwards the stock file changes it.
sheet-help-product = To be read only.
sheet-help-option = To be read only.
sheet-help-on-hand = The stock when the file was downloaded. Where something was sold since, the row is not written, so that no sale is lost. May be emptied.
sheet-help-held = To be read only: ordered, not paid yet.
sheet-help-free = To be read only.
sheet-help-counted = What really lies on the shelf, with what is ordered. Empty where nobody counted.
sheet-help-reason = May be empty. One of: { $choices }.

sheet-example-name = Lidded pandan basket
sheet-example-other-name = Folding pandan mat
sheet-example-description = Woven from boiled and sun-dried pandan leaf, sturdy enough for clothes or toys.
sheet-example-materials = pandan leaf, cotton thread
sheet-example-care = Wipe with a dry cloth. Do not soak.
sheet-example-maker = Weavers' group
sheet-example-option = large
sheet-example-options = Size=small|large

audit-topic-files = Files
audit-act-orders_exported = downloaded a file of orders ({ $subject })
audit-act-sheet_imported = wrote the rows of the file { $subject }
