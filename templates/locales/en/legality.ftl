# Permits: what there is, what the law asks for, what a curator has checked.
legality-own-title = Permits
legality-title = Permits
legality-rules-title = Permit rules

legality-kind-NIB = Business number (NIB)
legality-kind-PIRT = P-IRT
legality-kind-BPOM = BPOM registration
legality-kind-halal = Halal certificate
legality-kind-SNI = SNI
legality-kind-geographical_indication = Geographical indication
legality-kind-long-NIB = NIB (business registration number)
legality-kind-long-PIRT = P-IRT (home-industry food licence)
legality-kind-long-BPOM = BPOM registration
legality-kind-long-halal = Halal certificate
legality-kind-long-SNI = SNI (Indonesian national standard)
legality-kind-long-geographical_indication = Geographical indication
legality-where-NIB = Free and immediate at oss.go.id, with an identity card. The village office or the industry office can help.
legality-where-PIRT = Register at oss.go.id, then sppirt.pom.go.id. The regency’s health office gives the food-safety training and visits the place of production.
legality-where-BPOM = Register with BPOM. The nearest BPOM office guides micro and small businesses.
legality-where-halal = Register with SiHalal at ptsp.halal.go.id. Micro and small businesses with simple ingredients and methods may use the free self-declaration of the SEHATI programme while its quota lasts. A halal guide helps on the spot.
legality-where-SNI = Ask the industry office or the standards agency, bsn.go.id.
legality-where-geographical_indication = The makers of a region register it together with the Directorate General of Intellectual Property, dgip.go.id.
legality-check-NIB = Compare it with oss.go.id.
legality-check-PIRT = Compare it with sppirt.pom.go.id or the health office that issued it.
legality-check-BPOM = Compare it with cekbpom.pom.go.id.
legality-check-halal = Compare it with the list of halal products at bpjph.halal.go.id.
legality-check-SNI = Compare it with bsn.go.id.
legality-check-geographical_indication = Compare it with the list of geographical indications at dgip.go.id.

legality-lack-nothing = { $kind }: not there yet
legality-lack-unverified = { $kind }: not checked by a curator yet
legality-lack-refused = { $kind }: refused
legality-lack-expired = { $kind }: expired
legality-lack-number = { $kind }: its number is not on file yet
legality-not-published = It cannot be published yet. { $list }. See below what is missing.
legality-unlisted-nothing = Taken out automatically: no { $kind } by { $day }.
legality-unlisted-refused = Taken out automatically: { $kind } refused and not replaced by { $day }.
legality-unlisted-expired = Taken out automatically: { $kind } ended on { $day }.
legality-unlisted-unverified = Taken out automatically: { $kind } not checked.

legality-own-lead = Record the permits of your BUMDes, its makers and its products. Those a curator has checked are shown on the product’s page.
legality-needed-title = What is missing
legality-for-products = { $n ->
    [one] For 1 product
   *[other] For { $n } products
}
legality-and-more = and { $n } more
legality-shown-until = stays in the gallery until { $day }
legality-listing-title = Permits it needs
legality-listing-lead = You can hand the product in now. It goes live once these permits are there and a curator has checked them.
legality-listing-first = Record these permits first. Then the product can be handed in.
legality-listing-wait = A curator is still to check these permits. There is nothing more for you to do.
legality-listing-sent = The product goes live once these permits are there and a curator has checked them.
legality-listing-shown = This product is in the gallery. Complete its permits so that it can stay there.
legality-listing-exempt = If a rule is not meant for your product, fresh fruit for example, say so in the description. A curator decides.
legality-listing-all = All your permits
legality-review-lead = Without these permits the product cannot be published.
legality-review-borne = This product has been in the gallery before: its changes may be shown while its permits are completed.
legality-recorded-title = What is on record
legality-empty-title = No permits on record yet
legality-empty-text = Begin with what you have, such as the business number. It stands on the paper or on the label.
legality-older = Older ones
legality-more = Next
legality-new = Record a permit
legality-new-lead = Copy it from the paper. You send a photo or PDF of the paper after this.
legality-save = Save
legality-choose = Choose…
legality-kind = Kind of permit
legality-number = Number
legality-number-none = Not on record yet
legality-number-help = With or without spaces and dots.
legality-holder = Holds for
legality-holder-help = Follow the name on the paper: the BUMDes, one maker, or a single product.
legality-holder-bumdes = The BUMDes and all its products
legality-holder-maker = Maker: { $name }
legality-holder-product = Product: { $name }
legality-issued-on = Issued on
legality-expires-on = Valid until
legality-expires-help = Leave it empty if it has no end.
legality-no-end = No end
legality-until = Until { $day }
legality-as-is = This is how the number stands on the paper.
legality-reason = Reason
legality-facts = What the paper says

legality-state-stated = Waiting for a check
legality-state-unnumbered = Named by the industry office
legality-state-verified = Checked
legality-state-refused = Refused
legality-state-ended = Ended
legality-days-left = { $n ->
    [0] Ends today
    [one] Ends in 1 day
   *[other] Ends in { $n } days
}

legality-refused-title = A curator refused this permit
legality-refused-next = Correct it or replace the paper below. Once you save, a curator looks at it again.
legality-unnumbered-next = The industry office’s file names this permit without a number. Record the number and send the paper, so that a curator can check it.
legality-stated-next = A curator will check it. Until then you can still change it.
legality-document-next = Send a photo or PDF of the paper, so that a curator can check it.
legality-add-number = Record its number
legality-renew = Record a renewal
legality-document = Paper
legality-document-of = Paper: { $kind }
legality-document-none = The paper has not been sent yet.
legality-document-choose = Photo or PDF of the paper
legality-document-replace = Replace it with another photo or PDF
legality-document-help = JPEG, PNG, WebP or PDF, 5 MB at most. Only you and curators can see it.
legality-document-send = Send the paper
legality-document-save = Save the PDF
legality-document-missing = Choose a photo or PDF of the paper first.
legality-document-too-large = The file is larger than 5 MB. Take a smaller photo and send it again.
legality-document-no-picture = That file is no JPEG, PNG, WebP or PDF. Send a photo or PDF of the paper.
legality-correct = Change it
legality-withdraw = Delete this record
legality-withdraw-text = The record and its paper are deleted here. The permit itself does not change.
legality-withdraw-now = Delete
legality-settled = This permit has been checked and cannot be changed. Record a renewal or a new permit.

legality-done-stated = The permit is on record. Now send its paper.
legality-done-corrected = Your changes are saved.
legality-done-document = The paper has arrived. A curator will check it.
legality-done-withdrawn = The record is deleted.

legality-error-kind = Choose the kind of permit.
legality-error-holder = Choose whom the permit holds for.
legality-error-number-missing = Fill in the number.
legality-error-number-odd = This is an unusual number. It normally looks like { $example }. Check it, or tick the box if it stands on the paper like that.
legality-error-day = Write the date like 2026-11-22.
legality-error-issued-later = It cannot be issued after today. Check the year.
legality-error-expired = This permit has ended. Record its renewal.

legality-show = What is shown
legality-show-waiting = To be checked
legality-show-from_file = From the office’s file
legality-show-expiring = Ending soon
legality-show-verified = Checked
legality-show-refused = Refused
legality-filter-text = Number, product or BUMDes
legality-any-kind = All kinds
legality-filter-go = Filter
legality-filter-clear = Clear the filter
legality-none-waiting = Nothing waits for a check
legality-none-from_file = No permit lacks its number
legality-none-expiring = Nothing ends within 90 days
legality-none-verified = Nothing has been checked yet
legality-none-refused = Nothing was refused
legality-none-text = If you are looking for something, try a shorter word or another kind.
legality-from-file-text = An imported file names this permit without a number. The BUMDes is to record it. Refuse it if it is not so.
legality-product-link = All permits of this product
legality-verify = Correct, checked
legality-refuse = Refuse this permit
legality-take-back = Take the check back
legality-refuse-now = Refuse
legality-reason-help = The BUMDes reads it. Say what has to be put right.
legality-reason-missing = Give the reason, so that the BUMDes knows what to put right.
legality-done-verified = { $n ->
    [0] The permit is checked.
    [one] The permit is checked. 1 product is back in the gallery.
   *[other] The permit is checked. { $n } products are back in the gallery.
}
legality-done-refused = The permit is refused. The BUMDes can read why.
legality-decided-already = Somebody else has decided on this permit.
legality-no-number = A permit without a number cannot be checked.
legality-over = This permit has ended.
legality-changed = The BUMDes has just changed this permit. Look at it again.

legality-product-whole = This product has every permit it needs.
legality-product-lacks = What is missing
legality-product-badges = What its page shows
legality-product-no-badges = Nothing yet.
legality-see-permit = See the permit
legality-exempt = Does it not apply to this product?
legality-exempt-reason = Why it does not apply, such as fresh fruit
legality-exempt-now = It does not apply
legality-exemptions = Found not to apply
legality-exempt-end = Apply it again
legality-done-exempt = The rule does not apply to this product.
legality-done-not-exempt = The rule applies to this product again.

legality-rules-lead = Which permits the gallery asks for, in which categories, by which law and since when. A change becomes a new version; the old one stays on record.
legality-every-category = every category
legality-instead = { $kind } does as well
legality-duty = Duty
legality-duty-required = Required
legality-duty-required_if = Required unless found not to apply
legality-duty-shown = Voluntary
legality-since = Since { $day }
legality-not-asked = Not asked for yet
legality-rule-to-come = { $duty } from { $day }. Products in the gallery by then are given { $days } days.
legality-rule-earlier = Earlier versions: { $n }
legality-rule-made = made on { $day }
legality-rule-change = Change the rule
legality-rule-from = In force from
legality-grace = Time for products in the gallery (days)
legality-rule-save = Save as a new version
legality-done-rule = The new version is saved.
legality-rule-stale = Somebody has just changed this rule. Look at the newest version first.
legality-rule-past = That day is over. Choose today or later.
legality-error-duty = Choose the duty.
legality-error-rule-day = Write the day it begins like 2026-11-22.
legality-error-grace = Write a number of days from 0 to 365.

legality-mail-subject-unlisted = Products left the gallery for want of a permit
legality-mail-subject-warning = Permits that need your attention
legality-mail-subject-back = Products are back in the gallery
legality-mail-heading = News of your permits
legality-mail-greeting = Hello { $bumdes }, this is news of your permits:
legality-mail-expiring = { $kind } { $number } ends on { $day }.
legality-mail-needed = { $product } needs this: { $kind }. Without it the product stays in the gallery until { $day }.
legality-mail-unlisted = { $product } is out of the gallery because this does not hold: { $kind }. Orders under way go on.
legality-mail-relisted = { $product } is back in the gallery.
legality-mail-next = Record the new permit in the portal. Once a curator has checked it, the product stays in the gallery or comes back by itself.
legality-mail-button = Open the permits page
