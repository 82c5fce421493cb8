# Photos of products: what cannot be used, and what to do about it.
media-unfit-empty = The file is empty. Choose the photo once more.
media-unfit-bytes = It is larger than { $most } MB. Send the photo to yourself by WhatsApp and upload the lighter one you get.
media-unfit-phone = { $format } photos cannot be read here yet. Set the camera to “Most Compatible”, or send the photo to yourself by WhatsApp and upload what you get.
media-unfit-format = This is a { $format } file. Send a photo as JPEG, PNG or WebP.
media-unfit-no-picture = This is no photo. Send a photo as JPEG, PNG or WebP.
media-unfit-large = The photo has { $width } × { $height } pixels, which is too large. At most { $side } pixels a side and { $pixels } megapixels.
media-unfit-small = The photo has only { $width } × { $height } pixels. Its shorter side needs at least { $least } pixels to look sharp: send the original, not a screenshot.
media-unfit-broken = The file is cut off or spoiled. Send it once more.

# The editor's step with photos.
media-upload-label = Choose photos
media-upload-help = Several at once, at most { $most } for a product. JPEG, PNG or WebP, at least 600 pixels on the shorter side. We remove the place and the camera's notes from each.
media-upload-send = Upload
media-upload-none = No photo was chosen.
media-upload-kept = { $n ->
    [1] One photo was added.
   *[other] { $n } photos were added.
}
media-upload-others = { $n ->
    [1] One other photo was added.
   *[other] { $n } other photos were added.
}
media-upload-too-large = It is larger than { $megabytes } MB. Send the photo to yourself by WhatsApp and upload the lighter one you get.
media-upload-too-much = Too much was sent at once. Upload this photo by itself.
media-upload-many = This product has photos enough, at most { $most }. Remove one first.
media-upload-again = Somebody else changed this step just now. Upload it once more.
media-sending-waiting = Waiting
media-sending-making = Making it smaller …
media-sending-reading = Looking at it …
media-sending-again = The line broke, trying again …
media-sending-broken = Not sent yet, the line is broken.
media-sending-refused = This cannot be taken in. Load the page again and send it once more.
media-sending-retry = Try again
media-sending-close = Close
media-photos-title = Photos of this product
media-photos-none = No photos yet. Without one, buyers see a drawn motif.
media-photos-help = The first photo stands on cards and beside shared links.
media-photo-n = photo { $n }
media-photo-first = Main photo
media-photo-drag = Drag to change the order
media-photo-alt-id = What does photo { $n } show? (Indonesian)
media-photo-alt-en = Photo { $n } in English
media-photo-alt-help = One short sentence, like “Kotak tisu anyaman pandan, tampak dari atas”. It is read out to buyers who cannot see the photo.
media-photo-make-first = Make it the main photo
media-photo-earlier = Move photo { $n } forward
media-photo-later = Move photo { $n } back
media-photo-remove = Remove
