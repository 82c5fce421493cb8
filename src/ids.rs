//! The id types of every domain, so that an order's id cannot be handed over as a product's.

crate::text_id!(
    UserId,
    BumdesId,
    ProducerId,
    ProductId,
    VariantId,
    CollectionId,
    CartId,
    OrderId,
    FulfillmentOrderId,
    OrderLineId,
    PaymentId,
    RefundId,
    ComplaintId,
    JobId,
    ShareAgreementId,
    PayoutRunId,
    PayoutId,
    AuditEventId,
    InvitationId,
    NoticeId,
);
