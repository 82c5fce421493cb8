# Photos of products: what cannot be used, and what to do about it.
media-unfit-empty = The file is empty. Choose the photo once more.
media-unfit-bytes = It is larger than { $most } MB. Send the photo to yourself by WhatsApp and upload the lighter one you get.
media-unfit-phone = { $format } photos cannot be read here yet. Set the camera to “Most Compatible”, or send the photo to yourself by WhatsApp and upload what you get.
media-unfit-format = This is a { $format } file. Send a photo as JPEG, PNG or WebP.
media-unfit-no-picture = This is no photo. Send a photo as JPEG, PNG or WebP.
media-unfit-large = The photo has { $width } × { $height } pixels, which is too large. At most { $side } pixels a side and { $pixels } megapixels.
media-unfit-small = The photo has only { $width } × { $height } pixels. Its shorter side needs at least { $least } pixels to look sharp: send the original, not a screenshot.
media-unfit-broken = The file is cut off or spoiled. Send it once more.
