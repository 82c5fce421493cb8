# The curators' desk: BUMDes and their villages.
desk-title = BUMDes
desk-filter-text = BUMDes or village
desk-none-title = Nothing matches
desk-none-text = Try other words, or show them all.
desk-empty-title = No BUMDes yet
desk-empty-text = A BUMDes appears here as soon as somebody registers it. Share the registration page.
desk-joint = Joint
desk-products = { $n ->
    [1] 1 product shown
   *[other] { $n } products shown
}
desk-missing = { $n } required papers missing
desk-complete = Evidence complete
desk-open = Open
desk-check = Check
desk-since = Registered
desk-waits = It cannot be verified yet: these are missing
desk-withheld = { $n ->
    [0] Nothing of it was in the gallery, so nothing is withheld.
    [1] One product is withheld. It is shown again when the suspension ends.
   *[other] { $n } products are withheld. They are shown again when the suspension ends.
}
desk-verify = Verify this BUMDes
desk-ask = Ask for more
desk-ask-help = Say what is missing. This goes to the people of the BUMDes.
desk-ask-now = Send the request
desk-refuse = Refuse
desk-refuse-help = Say why. The BUMDes can mend it and ask for another check.
desk-refuse-now = Refuse this registration
desk-suspend = Suspend
desk-suspend-help = Say why. Its products vanish from the gallery; orders under way go on.
desk-suspend-now = Suspend this BUMDes
desk-restore = End the suspension
desk-reason = Reason
desk-reason-missing = Write the reason first, so that the BUMDes knows what to do.
desk-refused-evidence = Not verified: the village regulation and the decree have to be there first.
desk-not-allowed = Nothing was changed: the status of this BUMDes is “{ $status }” now.
desk-done-verified = The BUMDes is verified. Its people have been told.
desk-done-refused = The registration is refused. The reason has been sent.
desk-done-asked = Your request is on its way to the people of the BUMDes.
desk-done-suspended = The BUMDes is suspended. Its products are gone from the gallery.
desk-done-restored = The suspension is over. Its products are shown again as before.
desk-contact = About the BUMDes
desk-home = Home village
desk-listings = Products
desk-no-listings = None yet
desk-in-work = Orders in work
desk-sold = Delivered
desk-sold-text = { $n ->
    [1] 1 order, { $amount }
   *[other] { $n } orders, { $amount }
}
desk-public-page = See its page in the gallery
desk-no-file = None yet
desk-people = People
desk-no-people = Nobody signs in for this BUMDes yet.
desk-switched-off = account switched off
desk-no-acts = Nothing is noted yet.
desk-village-add = Add a village
desk-village-help = Its name or region code. A joint BUMDes serves several villages.
desk-village-which = Which village shall be added?
desk-village-remove = Take away
desk-village-edit = Story and signature product
desk-village-served = This BUMDes serves that village already.
desk-village-last = Not taken away: a BUMDes serves at least one village.
desk-village-home = Not taken away: the parcels of this BUMDes are sent from there.
desk-village-products = Not taken away: { $n ->
    [1] one product
   *[other] { $n } products
} of this BUMDes { $n ->
    [1] is
   *[other] are
} made there. Archive them first.
desk-done-village-added = The village is added.
desk-done-village-removed = The village is taken away.
desk-assist = Help write its products
desk-unpublished-registered = This cannot be shown yet: its BUMDes is still being checked. Look at its evidence and verify the BUMDes first.
desk-unpublished-refused = This cannot be shown: the registration of its BUMDes was refused. Once the BUMDes has mended it and is verified, its products can be shown.
desk-unpublished-suspended = This cannot be shown: its BUMDes is suspended. End the suspension first; what was withheld is then shown again by itself.
desk-to-bumdes = Open the page of { $bumdes }
