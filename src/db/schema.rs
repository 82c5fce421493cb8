//! The tables as Diesel sees them, the same for both backends. A test compares it with the database.

diesel::table! {
    audit_events (id) {
        id -> Text,
        bumdes_id -> Nullable<Text>,
        user_id -> Text,
        is_assisted -> Bool,
        act -> Text,
        subject -> Text,
        note -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    bank_accounts (bumdes_id) {
        bumdes_id -> Text,
        bank -> Text,
        number -> Text,
        holder -> Text,
        changed_by -> Text,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    bumdes (id) {
        id -> Text,
        slug -> Text,
        name -> Text,
        email -> Text,
        phone -> Text,
        village_code -> Text,
        allows_pickup -> Bool,
        allows_cash_on_delivery -> Bool,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        is_pkp -> Bool,
        npwp -> Nullable<Text>,
        status -> Text,
        is_joint -> Bool,
    }
}

diesel::table! {
    bumdes_evidence (id) {
        id -> Text,
        bumdes_id -> Text,
        kind -> Text,
        media_type -> Text,
        content -> Binary,
        received_by -> Text,
        received_at -> Timestamp,
    }
}

diesel::table! {
    bumdes_villages (bumdes_id, village_code) {
        bumdes_id -> Text,
        village_code -> Text,
    }
}

diesel::table! {
    capacity_months (product_id, month) {
        product_id -> Text,
        month -> Text,
        ends_at -> Timestamp,
        ordered -> BigInt,
        is_over -> Bool,
    }
}

diesel::table! {
    cart_items (cart_id, variant_id) {
        cart_id -> Text,
        variant_id -> Text,
        quantity -> BigInt,
        seen_price_minor -> BigInt,
        added_at -> Timestamp,
    }
}

diesel::table! {
    carts (id) {
        id -> Text,
        user_id -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    catalog_version (id) {
        id -> Integer,
        version -> BigInt,
        gallery -> BigInt,
    }
}

diesel::table! {
    categories (code) {
        code -> Text,
        position -> Integer,
        name_id -> Text,
        name_en -> Text,
    }
}

diesel::table! {
    collection_items (collection_id, product_id) {
        collection_id -> Text,
        product_id -> Text,
        position -> Integer,
    }
}

diesel::table! {
    collections (id) {
        id -> Text,
        slug -> Text,
        title_id -> Text,
        title_en -> Text,
        description_id -> Text,
        description_en -> Text,
        position -> Integer,
        is_published -> Bool,
        shown_from -> Nullable<Timestamp>,
        shown_until -> Nullable<Timestamp>,
        cover_product_id -> Nullable<Text>,
    }
}

diesel::table! {
    complaints (id) {
        id -> Text,
        fulfillment_order_id -> Text,
        opened_by -> Nullable<Text>,
        text -> Text,
        opened_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
        closed_by -> Nullable<Text>,
        outcome -> Nullable<Text>,
        answer -> Nullable<Text>,
    }
}

diesel::table! {
    deadlines (fulfillment_order_id) {
        fulfillment_order_id -> Text,
        due_at -> Timestamp,
        ship_by -> Timestamp,
        warned_at -> Nullable<Timestamp>,
        told_late_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    front_arrangements (id) {
        id -> Text,
        blocks -> Text,
        starts_at -> Timestamp,
        made_by -> Text,
        made_at -> Timestamp,
        withdrawn_by -> Nullable<Text>,
        withdrawn_at -> Nullable<Timestamp>,
        restores -> Nullable<Text>,
    }
}

diesel::table! {
    front_draft (id) {
        id -> Text,
        blocks -> Nullable<Text>,
        revision -> BigInt,
        saved_by -> Nullable<Text>,
        saved_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    fulfillment_orders (id) {
        id -> Text,
        order_id -> Text,
        bumdes_id -> Text,
        number -> Text,
        status -> Text,
        delivery -> Text,
        shipping_zone -> Text,
        items_total_minor -> BigInt,
        shipping_minor -> BigInt,
        weight_g -> BigInt,
        rejection_reason -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    idempotency_keys (key_hash) {
        key_hash -> Text,
        request_hash -> Text,
        status -> Integer,
        answer -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    gateway_comparisons (provider) {
        provider -> Text,
        since -> Timestamp,
        compared_at -> Timestamp,
        ours_count -> BigInt,
        ours_minor -> BigInt,
        theirs_count -> BigInt,
        theirs_minor -> BigInt,
    }
}

diesel::table! {
    gateway_differences (id) {
        id -> Text,
        provider -> Text,
        kind -> Text,
        reference -> Text,
        order_number -> Nullable<Text>,
        ours_minor -> Nullable<BigInt>,
        theirs_minor -> Nullable<BigInt>,
    }
}

diesel::table! {
    invitations (id) {
        id -> Text,
        bumdes_id -> Text,
        email -> Text,
        roles -> Text,
        language -> Text,
        invited_by -> Text,
        sent_at -> Timestamp,
        expires_at -> Timestamp,
        accepted_by -> Nullable<Text>,
        accepted_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    jobs (id) {
        id -> Text,
        kind -> Text,
        payload -> Text,
        run_at -> Timestamp,
        attempts -> Integer,
        locked_until -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        dead_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    leases (name) {
        name -> Text,
        holder -> Text,
        held_until -> Timestamp,
    }
}

diesel::table! {
    ledger_entries (id) {
        id -> Text,
        transaction_id -> Text,
        account -> Text,
        bumdes_id -> Nullable<Text>,
        producer_id -> Nullable<Text>,
        fulfillment_order_id -> Nullable<Text>,
        order_line_id -> Nullable<Text>,
        amount_minor -> BigInt,
        currency -> Text,
    }
}

diesel::table! {
    ledger_transactions (id) {
        id -> Text,
        kind -> Text,
        source_id -> Text,
        order_id -> Nullable<Text>,
        note -> Nullable<Text>,
        booked_by -> Nullable<Text>,
        occurred_at -> Timestamp,
    }
}

diesel::table! {
    line_shares (order_line_id, tier) {
        order_line_id -> Text,
        tier -> Text,
        producer_id -> Nullable<Text>,
        amount_minor -> BigInt,
    }
}

diesel::table! {
    listing_drafts (product_id) {
        product_id -> Text,
        content -> Text,
        revision -> BigInt,
        steps -> Text,
        is_ahead -> Bool,
        saved_by -> Text,
        saved_at -> Timestamp,
    }
}

diesel::table! {
    listing_submissions (id) {
        id -> Text,
        product_id -> Text,
        number -> BigInt,
        content -> Text,
        submitted_by -> Text,
        is_assisted -> Bool,
        submitted_at -> Timestamp,
        decision -> Nullable<Text>,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
        note -> Nullable<Text>,
        checked -> Text,
    }
}

diesel::table! {
    review_comments (id) {
        id -> Text,
        submission_id -> Text,
        field -> Text,
        text -> Text,
        made_by -> Text,
        made_at -> Timestamp,
        answer -> Nullable<Text>,
        answered_by -> Nullable<Text>,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    product_attributes (product_id, code) {
        product_id -> Text,
        code -> Text,
        value -> Text,
    }
}

diesel::table! {
    listing_events (id) {
        id -> Text,
        product_id -> Text,
        user_id -> Nullable<Text>,
        from_status -> Text,
        to_status -> Text,
        note -> Nullable<Text>,
        created_at -> Timestamp,
        side -> Text,
    }
}

diesel::table! {
    notice_choices (user_id, kind) {
        user_id -> Text,
        kind -> Text,
        by_mail -> Bool,
        in_portal -> Bool,
    }
}

diesel::table! {
    notices (id) {
        id -> Text,
        user_id -> Text,
        bumdes_id -> Nullable<Text>,
        kind -> Text,
        arguments -> Text,
        link -> Text,
        created_at -> Timestamp,
        read_at -> Nullable<Timestamp>,
        company_id -> Nullable<Text>,
    }
}

diesel::table! {
    order_events (id) {
        id -> Text,
        order_id -> Text,
        fulfillment_order_id -> Nullable<Text>,
        kind -> Text,
        from_status -> Nullable<Text>,
        to_status -> Nullable<Text>,
        actor -> Text,
        user_id -> Nullable<Text>,
        note -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    order_lines (id) {
        id -> Text,
        order_id -> Text,
        fulfillment_order_id -> Text,
        product_id -> Text,
        variant_id -> Text,
        sku -> Text,
        name_id -> Text,
        name_en -> Text,
        option_value -> Text,
        quantity -> BigInt,
        unit_price_minor -> BigInt,
        total_minor -> BigInt,
        unit -> Text,
    }
}

diesel::table! {
    order_messages (id) {
        id -> Text,
        fulfillment_order_id -> Text,
        author -> Text,
        user_id -> Nullable<Text>,
        text -> Text,
        written_at -> Timestamp,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    orders (id) {
        id -> Text,
        number -> Text,
        cart_id -> Text,
        user_id -> Nullable<Text>,
        status -> Text,
        language -> Text,
        buyer_name -> Text,
        buyer_email -> Text,
        buyer_phone -> Text,
        address_line -> Text,
        region_code -> Text,
        postal_code -> Text,
        note -> Text,
        currency -> Text,
        items_total_minor -> BigInt,
        shipping_total_minor -> BigInt,
        total_minor -> BigInt,
        expires_at -> Timestamp,
        paid_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    payment_method_changes (id) {
        id -> Text,
        method -> Text,
        is_enabled -> Bool,
        min_minor -> BigInt,
        max_minor -> Nullable<BigInt>,
        limit_source -> Text,
        fee_bps -> BigInt,
        fee_fixed_minor -> BigInt,
        fee_source -> Text,
        changed_by -> Text,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    payment_methods (method) {
        method -> Text,
        provider -> Text,
        position -> Integer,
        is_enabled -> Bool,
        currency -> Text,
        min_minor -> BigInt,
        max_minor -> Nullable<BigInt>,
        limit_source -> Text,
        fee_bps -> BigInt,
        fee_fixed_minor -> BigInt,
        fee_source -> Text,
    }
}

diesel::table! {
    payments (id) {
        id -> Text,
        order_id -> Text,
        provider -> Text,
        method -> Text,
        status -> Text,
        amount_minor -> BigInt,
        refunded_minor -> BigInt,
        fee_minor -> BigInt,
        transfer_suffix_minor -> Nullable<BigInt>,
        currency -> Text,
        reference -> Nullable<Text>,
        pay_url -> Nullable<Text>,
        charge_reference -> Nullable<Text>,
        paid_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    payout_entries (payout_id, entry_id) {
        payout_id -> Text,
        entry_id -> Text,
        is_live -> Bool,
    }
}

diesel::table! {
    payout_runs (id) {
        id -> Text,
        started_by -> Text,
        hold_days -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    payout_settings (id) {
        id -> Text,
        hold_days -> Nullable<BigInt>,
    }
}

diesel::table! {
    payouts (id) {
        id -> Text,
        number -> Text,
        run_id -> Text,
        bumdes_id -> Text,
        status -> Text,
        opening_minor -> BigInt,
        entries_minor -> BigInt,
        amount_minor -> BigInt,
        bank -> Nullable<Text>,
        account_number -> Nullable<Text>,
        account_holder -> Nullable<Text>,
        carried_into -> Nullable<Text>,
        ended_by -> Nullable<Text>,
        paid_at -> Nullable<Timestamp>,
        failed_at -> Nullable<Timestamp>,
        note -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    pictures (id) {
        id -> Text,
        bumdes_id -> Text,
        product_id -> Text,
        width -> Integer,
        height -> Integer,
        color -> Text,
        bytes -> BigInt,
        uploaded_by -> Text,
        uploaded_at -> Timestamp,
    }
}

diesel::table! {
    product_pictures (product_id, position) {
        product_id -> Text,
        position -> Integer,
        picture_id -> Text,
        alt_id -> Text,
        alt_en -> Text,
    }
}

diesel::table! {
    company_groups (id) {
        id -> Text,
        name -> Text,
        name_key -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    company_group_members (group_id, company_id) {
        group_id -> Text,
        company_id -> Text,
        added_by -> Text,
        added_at -> Timestamp,
    }
}

diesel::table! {
    price_lists (id) {
        id -> Text,
        bumdes_id -> Text,
        name -> Text,
        company_id -> Nullable<Text>,
        group_id -> Nullable<Text>,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    price_list_lines (price_list_id, variant_id) {
        price_list_id -> Text,
        variant_id -> Text,
        minimum -> BigInt,
        lot_size -> BigInt,
        added_at -> Timestamp,
    }
}

diesel::table! {
    price_list_tiers (price_list_id, variant_id, min_quantity) {
        price_list_id -> Text,
        variant_id -> Text,
        min_quantity -> BigInt,
        unit_price_minor -> BigInt,
    }
}

diesel::table! {
    basket_lines (company_id, user_id, variant_id) {
        company_id -> Text,
        user_id -> Text,
        variant_id -> Text,
        quantity -> BigInt,
        added_at -> Timestamp,
    }
}

diesel::table! {
    shopping_lists (id) {
        id -> Text,
        company_id -> Text,
        name -> Text,
        name_key -> Text,
        made_by -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    shopping_list_lines (shopping_list_id, variant_id) {
        shopping_list_id -> Text,
        variant_id -> Text,
        quantity -> BigInt,
        added_at -> Timestamp,
    }
}

diesel::table! {
    price_tiers (product_id, min_quantity) {
        product_id -> Text,
        min_quantity -> BigInt,
        unit_price_minor -> BigInt,
    }
}

diesel::table! {
    producers (id) {
        id -> Text,
        village_code -> Text,
        name -> Text,
        cluster -> Nullable<Text>,
    }
}

diesel::table! {
    products (id) {
        id -> Text,
        sku -> Text,
        slug -> Text,
        bumdes_id -> Text,
        village_code -> Text,
        producer_id -> Text,
        category_code -> Text,
        status -> Text,
        is_primary -> Bool,
        name_id -> Text,
        name_en -> Text,
        description_id -> Text,
        description_en -> Text,
        materials -> Text,
        unit -> Text,
        option_name -> Text,
        min_order_quantity -> BigInt,
        lead_time_days -> Integer,
        monthly_capacity -> BigInt,
        halal -> Text,
        permit_kind -> Text,
        search_keywords -> Text,
        sold_count -> BigInt,
        import_hash -> Nullable<Text>,
        version -> BigInt,
        published_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        making -> Text,
    }
}

diesel::table! {
    refund_lines (id) {
        id -> Text,
        refund_id -> Text,
        fulfillment_order_id -> Text,
        order_line_id -> Nullable<Text>,
        quantity -> BigInt,
        amount_minor -> BigInt,
    }
}

diesel::table! {
    refunds (id) {
        id -> Text,
        payment_id -> Text,
        fulfillment_order_id -> Nullable<Text>,
        status -> Text,
        amount_minor -> BigInt,
        items_minor -> BigInt,
        shipping_minor -> BigInt,
        is_restocked -> Bool,
        reason -> Text,
        decided_by -> Nullable<Text>,
        reference -> Nullable<Text>,
        payee_account -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    regions (code) {
        code -> Text,
        name -> Text,
        level -> Integer,
        parent_code -> Nullable<Text>,
        postal_code -> Nullable<Text>,
    }
}

diesel::table! {
    reservations (order_id, variant_id) {
        order_id -> Text,
        variant_id -> Text,
        quantity -> BigInt,
        status -> Text,
        month -> Nullable<Text>,
    }
}

diesel::table! {
    search_log (day, language, words) {
        day -> Text,
        language -> Text,
        words -> Text,
        searches -> BigInt,
        found -> BigInt,
    }
}

diesel::table! {
    sessions (key_hash) {
        key_hash -> Text,
        user_id -> Nullable<Text>,
        state -> Text,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    share_agreements (id) {
        id -> Text,
        bumdes_id -> Text,
        effective_from -> Timestamp,
        commission_bps -> BigInt,
        commission_per_piece_minor -> BigInt,
        maker_bps -> BigInt,
        maker_per_piece_minor -> BigInt,
        cluster_bps -> BigInt,
        cluster_per_piece_minor -> BigInt,
        village_bps -> BigInt,
        village_per_piece_minor -> BigInt,
        made_by -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    shipment_lines (shipment_id, order_line_id) {
        shipment_id -> Text,
        order_line_id -> Text,
        quantity -> BigInt,
    }
}

diesel::table! {
    sheet_import_rows (import_id, line) {
        import_id -> Text,
        line -> BigInt,
        state -> Text,
        subject -> Text,
        product_id -> Nullable<Text>,
        details -> Text,
        payload -> Nullable<Text>,
    }
}

diesel::table! {
    sheet_imports (id) {
        id -> Text,
        bumdes_id -> Text,
        kind -> Text,
        file_name -> Text,
        remarks -> Text,
        uploaded_by -> Text,
        uploaded_at -> Timestamp,
        confirmed_by -> Nullable<Text>,
        confirmed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    shipments (id) {
        id -> Text,
        fulfillment_order_id -> Text,
        number -> BigInt,
        courier -> Nullable<Text>,
        tracking_number -> Nullable<Text>,
        shipped_at -> Timestamp,
        delivered_at -> Nullable<Timestamp>,
        shipped_by -> Nullable<Text>,
    }
}

diesel::table! {
    shipping_rates (id) {
        id -> Text,
        bumdes_id -> Nullable<Text>,
        zone -> Text,
        first_kg_minor -> BigInt,
        next_kg_minor -> BigInt,
    }
}

diesel::table! {
    sign_in_attempts (id) {
        id -> Text,
        email -> Text,
        address -> Text,
        attempted_at -> Timestamp,
        purpose -> Text,
    }
}

diesel::table! {
    stock_levels (variant_id) {
        variant_id -> Text,
        on_hand -> BigInt,
        reserved -> BigInt,
        corrected -> BigInt,
        low_at -> Nullable<BigInt>,
        low_since -> Nullable<Timestamp>,
    }
}

diesel::table! {
    stock_movements (id) {
        id -> Text,
        variant_id -> Text,
        kind -> Text,
        quantity -> BigInt,
        order_id -> Nullable<Text>,
        created_at -> Timestamp,
        user_id -> Nullable<Text>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    tax_rates (id) {
        id -> Text,
        tax -> Text,
        effective_from -> Timestamp,
        rate_bps -> BigInt,
        base_numerator -> BigInt,
        base_denominator -> BigInt,
        is_on -> Bool,
        legal_source -> Text,
        made_by -> Nullable<Text>,
        made_at -> Timestamp,
    }
}

diesel::table! {
    transfer_proofs (payment_id) {
        payment_id -> Text,
        media_type -> Text,
        content -> Binary,
        received_at -> Timestamp,
    }
}

diesel::table! {
    user_roles (id) {
        id -> Text,
        user_id -> Text,
        role -> Text,
        bumdes_id -> Nullable<Text>,
    }
}

diesel::table! {
    users (id) {
        id -> Text,
        email -> Text,
        name -> Text,
        phone -> Nullable<Text>,
        password_hash -> Text,
        language -> Text,
        is_active -> Bool,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        last_signed_in_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    variants (id) {
        id -> Text,
        product_id -> Text,
        sku -> Text,
        option_value -> Text,
        position -> Integer,
        price_minor -> BigInt,
        currency -> Text,
        weight_g -> BigInt,
        is_active -> Bool,
        length_mm -> Nullable<BigInt>,
        width_mm -> Nullable<BigInt>,
        height_mm -> Nullable<BigInt>,
    }
}

diesel::table! {
    village_days (day, village_code) {
        day -> Text,
        village_code -> Text,
        views -> BigInt,
        cart_adds -> BigInt,
    }
}

diesel::table! {
    villages (code) {
        code -> Text,
        slug -> Text,
        name -> Text,
        sector -> Text,
        primary_product_id -> Text,
        primary_product_en -> Text,
        story_id -> Text,
        story_en -> Text,
        cluster -> Nullable<Text>,
        programme -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        is_shown -> Bool,
    }
}

diesel::table! {
    webhook_events (id) {
        id -> Text,
        provider -> Text,
        event_id -> Text,
        kind -> Text,
        payload -> Text,
        received_at -> Timestamp,
        processed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    permit_documents (permit_id) {
        permit_id -> Text,
        media_type -> Text,
        content -> Binary,
        received_at -> Timestamp,
    }
}

diesel::table! {
    permit_exemptions (product_id, kind) {
        product_id -> Text,
        kind -> Text,
        reason -> Text,
        decided_by -> Text,
        decided_at -> Timestamp,
    }
}

diesel::table! {
    permit_rules (id) {
        id -> Text,
        category_code -> Nullable<Text>,
        kind -> Text,
        instead_kind -> Nullable<Text>,
        version -> Integer,
        duty -> Text,
        in_force_from -> Nullable<Date>,
        grace_days -> Integer,
        source -> Text,
        note_id -> Text,
        note_en -> Text,
        made_by -> Nullable<Text>,
        made_at -> Timestamp,
    }
}

diesel::table! {
    permit_unlistings (product_id) {
        product_id -> Text,
        event_id -> Text,
        unlisted_at -> Timestamp,
    }
}

diesel::table! {
    permit_warnings (id) {
        id -> Text,
        bumdes_id -> Text,
        what -> Text,
        kind -> Text,
        permit_id -> Nullable<Text>,
        product_id -> Nullable<Text>,
        ends_on -> Date,
        days -> Integer,
        told_at -> Timestamp,
    }
}

diesel::table! {
    permits (id) {
        id -> Text,
        bumdes_id -> Text,
        kind -> Text,
        product_id -> Nullable<Text>,
        producer_id -> Nullable<Text>,
        number -> Text,
        issued_on -> Nullable<Date>,
        expires_on -> Nullable<Date>,
        status -> Text,
        reason -> Nullable<Text>,
        stated_by -> Nullable<Text>,
        stated_at -> Timestamp,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    withheld_listings (product_id) {
        product_id -> Text,
        bumdes_id -> Text,
        withheld_at -> Timestamp,
    }
}

diesel::table! {
    signature_changes (id) {
        id -> Text,
        village_code -> Text,
        from_product_id -> Nullable<Text>,
        to_product_id -> Nullable<Text>,
        changed_by -> Text,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    access_tokens (id) {
        id -> Text,
        user_id -> Text,
        bumdes_id -> Nullable<Text>,
        company_id -> Nullable<Text>,
        name -> Text,
        token_hash -> Text,
        prefix -> Text,
        scopes -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        last_used_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    companies (id) {
        id -> Text,
        name -> Text,
        kind -> Text,
        npwp -> Text,
        email -> Text,
        phone -> Text,
        address_line -> Text,
        region_code -> Text,
        postal_code -> Text,
        status -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    company_members (user_id) {
        user_id -> Text,
        company_id -> Text,
        roles -> Text,
        joined_at -> Timestamp,
    }
}

diesel::table! {
    company_invitations (id) {
        id -> Text,
        company_id -> Text,
        email -> Text,
        roles -> Text,
        language -> Text,
        invited_by -> Text,
        sent_at -> Timestamp,
        expires_at -> Timestamp,
        accepted_by -> Nullable<Text>,
        accepted_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    company_documents (id) {
        id -> Text,
        company_id -> Text,
        kind -> Text,
        media_type -> Text,
        content -> Binary,
        received_by -> Text,
        received_at -> Timestamp,
    }
}

diesel::table! {
    outlets (id) {
        id -> Text,
        company_id -> Text,
        name -> Text,
        recipient -> Text,
        phone -> Text,
        address_line -> Text,
        region_code -> Text,
        postal_code -> Text,
        is_active -> Bool,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    company_terms (id) {
        id -> Text,
        company_id -> Text,
        payment -> Text,
        deposit_bps -> BigInt,
        credit_limit_minor -> BigInt,
        note -> Text,
        made_by -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    approval_rules (id) {
        id -> Text,
        company_id -> Text,
        one_above_minor -> Nullable<BigInt>,
        two_above_minor -> Nullable<BigInt>,
        made_by -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    budgets (id) {
        id -> Text,
        company_id -> Text,
        outlet_id -> Nullable<Text>,
        starts_on -> Date,
        ends_on -> Date,
        amount_minor -> BigInt,
        made_by -> Text,
        made_at -> Timestamp,
        ended_by -> Nullable<Text>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    company_events (id) {
        id -> Text,
        company_id -> Text,
        user_id -> Text,
        act -> Text,
        subject -> Text,
        note -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    rfqs (id) {
        id -> Text,
        number -> Text,
        company_id -> Text,
        outlet_id -> Text,
        asked_by -> Text,
        subject -> Text,
        product_id -> Nullable<Text>,
        category_code -> Nullable<Text>,
        specification -> Text,
        minimum_grade -> Nullable<Text>,
        quantity -> BigInt,
        unit -> Text,
        earliest_on -> Date,
        latest_on -> Date,
        target_price_minor -> Nullable<BigInt>,
        is_pooled -> Bool,
        at_most_suppliers -> Nullable<BigInt>,
        answer_by -> Timestamp,
        status -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    rfq_regencies (rfq_id, region_code) {
        rfq_id -> Text,
        region_code -> Text,
    }
}

diesel::table! {
    rfq_attributes (rfq_id, code) {
        rfq_id -> Text,
        code -> Text,
        value -> Text,
    }
}

diesel::table! {
    rfq_files (id) {
        id -> Text,
        rfq_id -> Text,
        name -> Text,
        media_type -> Text,
        content -> Binary,
        received_at -> Timestamp,
    }
}

diesel::table! {
    rfq_recipients (rfq_id, bumdes_id) {
        rfq_id -> Text,
        bumdes_id -> Text,
        product_id -> Text,
        declined_by -> Nullable<Text>,
        declined_at -> Nullable<Timestamp>,
        decline_reason -> Nullable<Text>,
    }
}

diesel::table! {
    quotes (id) {
        id -> Text,
        rfq_id -> Text,
        bumdes_id -> Text,
        status -> Text,
        turn -> Text,
        valid_until -> Date,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    quote_rounds (id) {
        id -> Text,
        quote_id -> Text,
        number -> BigInt,
        side -> Text,
        variant_id -> Nullable<Text>,
        unit_price_minor -> BigInt,
        quantity -> BigInt,
        weekly_quantity -> Nullable<BigInt>,
        lot_size -> Nullable<BigInt>,
        minimum -> Nullable<BigInt>,
        lead_time_days -> Nullable<Integer>,
        grade -> Nullable<Text>,
        valid_until -> Nullable<Date>,
        wanted_on -> Nullable<Date>,
        note -> Text,
        made_by -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    capacity_promises (id) {
        id -> Text,
        bumdes_id -> Text,
        product_id -> Text,
        week -> Date,
        quantity -> BigInt,
        source_kind -> Text,
        source_id -> Text,
        made_at -> Timestamp,
        released_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    outbound_endpoints (id) {
        id -> Text,
        company_id -> Text,
        url -> Text,
        events -> Text,
        status -> Text,
        secret_sealed -> Text,
        old_secret_sealed -> Nullable<Text>,
        old_secret_until -> Nullable<Timestamp>,
        created_by -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    outbound_deliveries (id) {
        id -> Text,
        endpoint_id -> Text,
        event -> Text,
        subject -> Text,
        body -> Text,
        status -> Text,
        attempts -> Integer,
        replays -> Integer,
        last_attempt_at -> Nullable<Timestamp>,
        next_attempt_at -> Nullable<Timestamp>,
        response_code -> Nullable<Integer>,
        failure -> Nullable<Text>,
        answer -> Text,
        created_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    purchase_orders (id) {
        id -> Text,
        number -> Text,
        company_id -> Text,
        outlet_id -> Text,
        rfq_id -> Nullable<Text>,
        drawn_up_by -> Text,
        status -> Text,
        payment -> Text,
        deposit_bps -> BigInt,
        approvals_needed -> BigInt,
        quantity -> BigInt,
        shortfall -> BigInt,
        unit -> Text,
        subject -> Text,
        items_total_minor -> BigInt,
        shipping_total_minor -> BigInt,
        total_minor -> BigInt,
        first_minor -> BigInt,
        due_on -> Nullable<Date>,
        valid_until -> Date,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        reference -> Text,
        note -> Text,
    }
}

diesel::table! {
    purchase_order_shares (id) {
        id -> Text,
        purchase_order_id -> Text,
        bumdes_id -> Text,
        product_id -> Text,
        variant_id -> Text,
        quote_round_id -> Nullable<Text>,
        quantity -> BigInt,
        unit_price_minor -> BigInt,
        shipping_minor -> BigInt,
        reason -> Text,
        fulfillment_order_id -> Nullable<Text>,
        replaces -> Nullable<Text>,
        made_at -> Timestamp,
        reoffered_at -> Nullable<Timestamp>,
        unit -> Text,
        missing -> BigInt,
    }
}

diesel::table! {
    purchase_order_deliveries (share_id, due_on) {
        share_id -> Text,
        due_on -> Date,
        quantity -> BigInt,
    }
}

diesel::table! {
    purchase_order_approvals (purchase_order_id, user_id) {
        purchase_order_id -> Text,
        user_id -> Text,
        agrees -> Bool,
        note -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    account_orders (order_id) {
        order_id -> Text,
        company_id -> Text,
        purchase_order_id -> Text,
        placed_at -> Timestamp,
        settled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    company_payments (id) {
        id -> Text,
        company_id -> Text,
        amount_minor -> BigInt,
        received_on -> Date,
        reference -> Text,
        booked_by -> Text,
        booked_at -> Timestamp,
        reverses -> Nullable<Text>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    running_numbers (id) {
        id -> Text,
        latest -> BigInt,
    }
}

diesel::table! {
    handovers (id) {
        id -> Text,
        number -> Text,
        shipment_id -> Text,
        fulfillment_order_id -> Text,
        company_id -> Text,
        purchase_order_id -> Text,
        opened_at -> Timestamp,
        receiver_name -> Nullable<Text>,
        receiver_position -> Nullable<Text>,
        signed_by -> Nullable<Text>,
        signed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    handover_lines (handover_id, order_line_id) {
        handover_id -> Text,
        order_line_id -> Text,
        sent -> BigInt,
        received -> Nullable<BigInt>,
        credited -> BigInt,
        reason -> Text,
    }
}

diesel::table! {
    invoices (id) {
        id -> Text,
        number -> Text,
        company_id -> Text,
        purchase_order_id -> Text,
        fulfillment_order_id -> Text,
        handover_id -> Nullable<Text>,
        issued_at -> Timestamp,
        issued_on -> Date,
        due_on -> Date,
        seller_name -> Text,
        seller_npwp -> Nullable<Text>,
        buyer_name -> Text,
        buyer_npwp -> Text,
        buyer_address -> Text,
        items_minor -> BigInt,
        shipping_minor -> BigInt,
        total_minor -> BigInt,
        dpp_minor -> BigInt,
        ppn_minor -> BigInt,
    }
}

diesel::table! {
    invoice_lines (invoice_id, order_line_id) {
        invoice_id -> Text,
        order_line_id -> Text,
        quantity -> BigInt,
        amount_minor -> BigInt,
        ppn_minor -> BigInt,
    }
}

diesel::table! {
    credit_notes (id) {
        id -> Text,
        number -> Text,
        company_id -> Text,
        purchase_order_id -> Text,
        refund_id -> Text,
        issued_at -> Timestamp,
        issued_on -> Date,
        buyer_name -> Text,
        buyer_npwp -> Text,
        buyer_address -> Text,
        reason -> Text,
        total_minor -> BigInt,
        ppn_minor -> BigInt,
        invoiced_minor -> BigInt,
    }
}

diesel::table! {
    credit_note_lines (id) {
        id -> Text,
        credit_note_id -> Text,
        fulfillment_order_id -> Text,
        order_line_id -> Nullable<Text>,
        quantity -> BigInt,
        amount_minor -> BigInt,
        ppn_minor -> BigInt,
        invoiced_quantity -> BigInt,
        invoiced_minor -> BigInt,
        invoiced_ppn_minor -> BigInt,
    }
}

diesel::table! {
    invoice_reminders (invoice_id, stage) {
        invoice_id -> Text,
        stage -> Text,
        told_at -> Timestamp,
    }
}

diesel::table! {
    invoice_settlements (invoice_id) {
        invoice_id -> Text,
        settled_at -> Timestamp,
    }
}

diesel::joinable!(handovers -> shipments (shipment_id));
diesel::joinable!(handovers -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(handovers -> purchase_orders (purchase_order_id));
diesel::joinable!(handover_lines -> handovers (handover_id));
diesel::joinable!(handover_lines -> order_lines (order_line_id));
diesel::joinable!(invoices -> purchase_orders (purchase_order_id));
diesel::joinable!(invoices -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(invoices -> handovers (handover_id));
diesel::joinable!(invoice_lines -> invoices (invoice_id));
diesel::joinable!(invoice_lines -> order_lines (order_line_id));
diesel::joinable!(credit_notes -> purchase_orders (purchase_order_id));
diesel::joinable!(credit_note_lines -> credit_notes (credit_note_id));
diesel::joinable!(credit_note_lines -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(rfqs -> companies (company_id));
diesel::joinable!(rfqs -> outlets (outlet_id));
diesel::joinable!(rfq_recipients -> rfqs (rfq_id));
diesel::joinable!(rfq_recipients -> bumdes (bumdes_id));
diesel::joinable!(rfq_recipients -> products (product_id));
diesel::joinable!(quotes -> rfqs (rfq_id));
diesel::joinable!(quotes -> bumdes (bumdes_id));
diesel::joinable!(quote_rounds -> quotes (quote_id));
diesel::joinable!(quote_rounds -> users (made_by));
diesel::joinable!(company_members -> companies (company_id));
diesel::joinable!(company_members -> users (user_id));
diesel::joinable!(outlets -> companies (company_id));
diesel::joinable!(outbound_deliveries -> outbound_endpoints (endpoint_id));
diesel::joinable!(access_tokens -> bumdes (bumdes_id));
diesel::joinable!(access_tokens -> companies (company_id));
diesel::joinable!(access_tokens -> users (user_id));
diesel::joinable!(withheld_listings -> products (product_id));
diesel::joinable!(signature_changes -> users (changed_by));
diesel::joinable!(audit_events -> bumdes (bumdes_id));
diesel::joinable!(audit_events -> users (user_id));
diesel::joinable!(bumdes_evidence -> bumdes (bumdes_id));
diesel::joinable!(bank_accounts -> bumdes (bumdes_id));
diesel::joinable!(bumdes -> villages (village_code));
diesel::joinable!(bumdes_villages -> bumdes (bumdes_id));
diesel::joinable!(bumdes_villages -> villages (village_code));
diesel::joinable!(capacity_months -> products (product_id));
diesel::joinable!(cart_items -> carts (cart_id));
diesel::joinable!(cart_items -> variants (variant_id));
diesel::joinable!(carts -> users (user_id));
diesel::joinable!(collection_items -> collections (collection_id));
diesel::joinable!(collection_items -> products (product_id));
diesel::joinable!(complaints -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(deadlines -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(front_arrangements -> users (made_by));
diesel::joinable!(front_draft -> users (saved_by));
diesel::joinable!(fulfillment_orders -> bumdes (bumdes_id));
diesel::joinable!(fulfillment_orders -> orders (order_id));
diesel::joinable!(ledger_entries -> bumdes (bumdes_id));
diesel::joinable!(ledger_entries -> ledger_transactions (transaction_id));
diesel::joinable!(ledger_entries -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(ledger_entries -> order_lines (order_line_id));
diesel::joinable!(ledger_entries -> producers (producer_id));
diesel::joinable!(ledger_transactions -> orders (order_id));
diesel::joinable!(ledger_transactions -> users (booked_by));
diesel::joinable!(line_shares -> order_lines (order_line_id));
diesel::joinable!(line_shares -> producers (producer_id));
diesel::joinable!(listing_drafts -> products (product_id));
diesel::joinable!(listing_submissions -> products (product_id));
diesel::joinable!(review_comments -> listing_submissions (submission_id));
diesel::joinable!(product_attributes -> products (product_id));
diesel::joinable!(listing_events -> products (product_id));
diesel::joinable!(listing_events -> users (user_id));
diesel::joinable!(order_events -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(order_events -> orders (order_id));
diesel::joinable!(order_events -> users (user_id));
diesel::joinable!(order_lines -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(order_lines -> orders (order_id));
diesel::joinable!(order_lines -> products (product_id));
diesel::joinable!(order_lines -> variants (variant_id));
diesel::joinable!(order_messages -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(order_messages -> users (user_id));
diesel::joinable!(orders -> regions (region_code));
diesel::joinable!(orders -> users (user_id));
diesel::joinable!(payment_method_changes -> users (changed_by));
diesel::joinable!(payments -> orders (order_id));
diesel::joinable!(payout_entries -> ledger_entries (entry_id));
diesel::joinable!(payout_entries -> payouts (payout_id));
diesel::joinable!(payouts -> bumdes (bumdes_id));
diesel::joinable!(payouts -> payout_runs (run_id));
diesel::joinable!(permit_documents -> permits (permit_id));
diesel::joinable!(permit_exemptions -> products (product_id));
diesel::joinable!(permit_warnings -> permits (permit_id));
diesel::joinable!(permit_warnings -> products (product_id));
diesel::joinable!(permits -> bumdes (bumdes_id));
diesel::joinable!(permits -> producers (producer_id));
diesel::joinable!(permits -> products (product_id));
diesel::joinable!(company_group_members -> company_groups (group_id));
diesel::joinable!(company_group_members -> companies (company_id));
diesel::joinable!(price_lists -> company_groups (group_id));
diesel::joinable!(price_lists -> companies (company_id));
diesel::joinable!(price_list_lines -> price_lists (price_list_id));
diesel::joinable!(price_list_lines -> variants (variant_id));
diesel::joinable!(shopping_lists -> users (made_by));
diesel::joinable!(price_tiers -> products (product_id));
diesel::joinable!(producers -> villages (village_code));
diesel::joinable!(products -> bumdes (bumdes_id));
diesel::joinable!(products -> categories (category_code));
diesel::joinable!(products -> producers (producer_id));
diesel::joinable!(products -> villages (village_code));
diesel::joinable!(refund_lines -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(refund_lines -> order_lines (order_line_id));
diesel::joinable!(refund_lines -> refunds (refund_id));
diesel::joinable!(refunds -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(refunds -> payments (payment_id));
diesel::joinable!(reservations -> orders (order_id));
diesel::joinable!(reservations -> variants (variant_id));
diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(invitations -> bumdes (bumdes_id));
diesel::joinable!(product_pictures -> pictures (picture_id));
diesel::joinable!(product_pictures -> products (product_id));
diesel::joinable!(share_agreements -> bumdes (bumdes_id));
diesel::joinable!(share_agreements -> users (made_by));
diesel::joinable!(shipment_lines -> order_lines (order_line_id));
diesel::joinable!(shipment_lines -> shipments (shipment_id));
diesel::joinable!(shipments -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(shipments -> users (shipped_by));
diesel::joinable!(shipping_rates -> bumdes (bumdes_id));
diesel::joinable!(stock_levels -> variants (variant_id));
diesel::joinable!(stock_movements -> orders (order_id));
diesel::joinable!(stock_movements -> users (user_id));
diesel::joinable!(stock_movements -> variants (variant_id));
diesel::joinable!(sheet_import_rows -> sheet_imports (import_id));
diesel::joinable!(sheet_imports -> users (uploaded_by));
diesel::joinable!(transfer_proofs -> payments (payment_id));
diesel::joinable!(user_roles -> bumdes (bumdes_id));
diesel::joinable!(user_roles -> users (user_id));
diesel::joinable!(variants -> products (product_id));
diesel::joinable!(village_days -> villages (village_code));
diesel::joinable!(villages -> regions (code));
diesel::joinable!(purchase_orders -> companies (company_id));
diesel::joinable!(purchase_orders -> outlets (outlet_id));
diesel::joinable!(purchase_order_shares -> purchase_orders (purchase_order_id));
diesel::joinable!(purchase_order_shares -> fulfillment_orders (fulfillment_order_id));
diesel::joinable!(purchase_order_shares -> bumdes (bumdes_id));
diesel::joinable!(account_orders -> orders (order_id));
diesel::allow_tables_to_appear_in_same_query!(
    access_tokens,
    audit_events,
    bank_accounts,
    bumdes,
    bumdes_evidence,
    bumdes_villages,
    capacity_months,
    cart_items,
    carts,
    catalog_version,
    categories,
    collection_items,
    collections,
    complaints,
    deadlines,
    front_arrangements,
    front_draft,
    fulfillment_orders,
    idempotency_keys,
    invitations,
    jobs,
    leases,
    ledger_entries,
    ledger_transactions,
    line_shares,
    listing_drafts,
    listing_events,
    notice_choices,
    notices,
    listing_submissions,
    order_events,
    order_lines,
    order_messages,
    orders,
    payment_method_changes,
    payments,
    payout_entries,
    payout_runs,
    payout_settings,
    payouts,
    permit_documents,
    permit_exemptions,
    permit_rules,
    permit_unlistings,
    permit_warnings,
    permits,
    pictures,
    company_groups,
    company_group_members,
    price_lists,
    price_list_lines,
    price_list_tiers,
    basket_lines,
    shopping_lists,
    shopping_list_lines,
    price_tiers,
    producers,
    product_pictures,
    product_attributes,
    products,
    refund_lines,
    refunds,
    regions,
    reservations,
    review_comments,
    search_log,
    sessions,
    share_agreements,
    sheet_import_rows,
    sheet_imports,
    shipment_lines,
    shipments,
    shipping_rates,
    sign_in_attempts,
    signature_changes,
    stock_levels,
    stock_movements,
    tax_rates,
    transfer_proofs,
    user_roles,
    users,
    variants,
    village_days,
    villages,
    companies,
    company_members,
    company_invitations,
    company_documents,
    outlets,
    company_terms,
    approval_rules,
    budgets,
    company_events,
    rfqs,
    rfq_regencies,
    rfq_attributes,
    rfq_files,
    rfq_recipients,
    quotes,
    quote_rounds,
    capacity_promises,
    outbound_endpoints,
    outbound_deliveries,
    webhook_events,
    withheld_listings,
    purchase_orders,
    purchase_order_shares,
    purchase_order_deliveries,
    purchase_order_approvals,
    account_orders,
    company_payments,
    running_numbers,
    handovers,
    handover_lines,
    invoices,
    invoice_lines,
    credit_notes,
    credit_note_lines,
    invoice_reminders,
    invoice_settlements,
);
