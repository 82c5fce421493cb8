# How a BUMDes stands: registered, verified, refused, suspended; its evidence; the curators' desk.
standing-title = BUMDes status
standing-status-registered = Being checked
standing-status-verified = Verified
standing-status-refused = Refused
standing-status-suspended = Suspended
standing-banner-registered = Your BUMDes is being checked. You can prepare products, but the gallery does not show them yet.
standing-banner-refused = The registration of your BUMDes was refused. Mend it, then ask for another check.
standing-banner-suspended = Your BUMDes is suspended. Its products are not shown; orders under way go on.
standing-banner-more = See its status
standing-waits-files = The curators are waiting for these. Upload them so that the check can begin.
standing-now-registered = Everything is there. A curator is checking it, and we will write to you. Meanwhile, prepare your products.
standing-now-verified = The Dinas has verified this BUMDes. Approved products are shown in the gallery.
standing-now-refused = The curators refused this registration. Mend what they name, then ask for another check.
standing-now-suspended = This BUMDes is suspended. Its products are not shown in the gallery. Finish the orders under way, and contact the Dinas.
standing-request = Ask for another check
standing-villages = { $n ->
    [1] Village
   *[other] { $n } villages
}
standing-joint = Registered as a joint BUMDes. The curators add the other villages.
standing-evidence = Evidence
standing-evidence-lead = Only the owners of the BUMDes and the curators can see these files.
standing-evidence-village_rule = Village regulation
standing-evidence-village_rule-text = The Perdes that founded the BUMDes. For a joint one: the joint regulation of the village heads.
standing-evidence-decree = Decree on the managers
standing-evidence-decree-text = The decree (SK) that names the managers, or the certificate of the Ministry of Law.
standing-evidence-nib = NIB
standing-evidence-nib-text = The business identification number from OSS, if there is one.
standing-evidence-other = Other papers
standing-evidence-other-text = Whatever the curators ask for.
standing-file = File { $n }
standing-file-choose = Choose a file
standing-file-help = A JPEG or PNG photo, or a PDF, 5 MB at most.
standing-file-send = Upload
standing-file-remove = Remove
standing-file-missing = Choose a file first.
standing-file-too-large = The file is larger than 5 MB. Make the photo smaller, or send one page at a time.
standing-file-other-kind = This file is not a JPEG, PNG or PDF. Take a new photo of the paper, or save it as PDF.
standing-file-too-many = There are 12 files already. Remove one that is not needed.
standing-file-settled = The verification rests on this file, so it cannot be removed.
standing-owners-only = The owners of the BUMDes send the evidence.
standing-acts = What happened so far
standing-done-kept = The file has arrived.
standing-done-removed = The file is removed.
standing-done-asked = Your request is with the curators.
standing-not-refused = Nothing was changed: this registration is not refused.
