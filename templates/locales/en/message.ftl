# Messages between a BUMDes and a buyer.
message-title = Messages
message-with = Messages with { $bumdes }
message-of-you = You
message-lead = The buyer gets an email and can answer on their order page.
message-write = Write a message
message-write-to = Write to { $bumdes }
message-send = Send message
message-no-answer = Needs no answer
message-sent-to-buyer = Message sent. The buyer gets an email.
message-sent-to-bumdes = Message sent. The BUMDes gets an email and answers on this page.
message-settled = Marked as needing no answer.
message-words = Write your message first, 1,000 letters at most.
message-too-many = There were many messages in this hour. Wait a little, or call.
message-not-paid = This order is not paid or was cancelled, so no message can be sent about it.
