# The curator's portal.
curation-products-title = Products
curation-filter-text = Name or SKU
curation-filter-village = Village
curation-filter-status = Status
curation-filter-any = Any status
curation-filter-go = Filter
curation-filter-clear = Clear the filter
curation-count = { $n ->
    [one] 1 product
   *[other] { $n } products
}
curation-empty-title = No product matches
curation-empty-text = Try a shorter word, or clear the filter.
curation-primary = Signature product
curation-status-draft = Draft
curation-status-submitted = Waiting for review
curation-status-changes_requested = Changes requested
curation-status-published = In the gallery
curation-status-unpublished = Not shown
curation-status-archived = Archived
curation-publish = Publish
curation-unpublish = Unpublish
curation-unpublish-now = Unpublish now
curation-note = Note for the BUMDes
curation-done-published = The product is in the gallery now.
curation-done-unpublished = The product is out of the gallery. Orders under way go on.
curation-refused = Nothing was changed: this product is now “{ $status }”.

curation-collections-title = Collections
curation-collections-lead = This is the order of the front page. Changes show at once.
curation-no-collections-title = No collections yet
curation-no-collections-text = Create the first one below, then fill it with the pieces you choose.
curation-pieces = { $n ->
    [one] 1 product
   *[other] { $n } products
}
curation-shown = Shown
curation-hidden = Not shown yet
curation-see = See it in the gallery
curation-new = New collection
curation-create = Create collection
curation-words = Title and description
curation-save = Save
curation-title-id = Title (Indonesian)
curation-title-en = Title (English)
curation-description-id = Description (Indonesian)
curation-description-en = Description (English)
curation-is-published = Show in the gallery
curation-pieces-title = What it holds
curation-no-pieces = This collection is empty, so it stays off the front page. Add products below.
curation-add-label = Add a product
curation-add-help = Its SKU, or the address of its page.
curation-add = Add
curation-remove = Take out
curation-move-up = Move { $name } up
curation-move-down = Move { $name } down
curation-done-created = Collection created. Now fill it with products.
curation-done-saved = Collection saved.
curation-done-moved = The order has changed.
curation-done-added = Product added to the collection.
curation-done-removed = Product taken out of the collection.
curation-no-product = No product has this SKU or address. Copy it from the product list and try again.
curation-already-there = That product is in this collection already.
curation-error-title-missing = Give the title in this language.
curation-error-title-long = A title has 80 characters at most.
