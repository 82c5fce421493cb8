# The workspace of a company that buys: home, outlets, members, rules.
wholesale-waits-documents = We are waiting for the company's papers. Upload them so that the check can begin.
wholesale-now-registered = All papers are there. We are checking them and will write to you. Meanwhile, prepare outlets and members.
wholesale-now-approved = Your company is approved and can order on the terms below.
wholesale-now-refused = We have not accepted this registration yet. Mend what is named, then ask for another check.
wholesale-now-suspended = This company is suspended. Orders under way go on; to order again, write to Etalase.
wholesale-next = What to do next
wholesale-step-go = Open
wholesale-step-send_documents = Upload the papers
wholesale-step-send_documents-text = The company's NPWP card and NIB.
wholesale-step-ask_again = Ask for another check
wholesale-step-ask_again-text = Once you have mended what was named.
wholesale-step-add_outlet = Add an outlet
wholesale-step-add_outlet-text = Where goods go, and who takes them in.
wholesale-step-invite_approvers = Invite approvers
wholesale-step-invite_approvers-text = Your rule asks for more approvers than there are.
wholesale-step-invite_members = Invite colleagues
wholesale-step-invite_members-text = Buyers, approvers and finance, each with a role of their own.
wholesale-step-set_rules = Set an approval rule
wholesale-step-set_rules-text = From which sum on an order needs approval.
wholesale-stands = At a glance
wholesale-terms = Payment terms
wholesale-terms-later = Set when the company is approved.
wholesale-outlets-title = Outlets
wholesale-outlets-count = { $n ->
    [1] 1 outlet
   *[other] { $n } outlets
}
wholesale-outlets-lead = Where goods go. What is not used any more is switched off, never removed.
wholesale-outlets-empty = No outlets yet
wholesale-outlets-empty-text = Add the first place: a shop, a kitchen or a warehouse that takes goods in.
wholesale-ask-admin = Only those who manage the company's account can change this.
wholesale-outlet-add = Add an outlet
wholesale-outlet-name = Name of the outlet
wholesale-outlet-name-help = For example Main kitchen, or Mataram branch.
wholesale-recipient = Recipient
wholesale-recipient-help = The person or department that takes goods in.
wholesale-outlet-save = Save outlet
wholesale-outlet-on = In use
wholesale-outlet-off = Switched off
wholesale-outlet-switch-off = Switch off
wholesale-outlet-switch-on = Switch on
wholesale-done-outlet = The outlet is saved.
wholesale-done-outlet-on = The outlet is switched on.
wholesale-done-outlet-off = The outlet is switched off. What is on its way there still arrives.
wholesale-error-outlet-name = Enter the outlet's name, 2 to 80 letters.
wholesale-error-recipient = Enter who takes goods in, 2 to 80 letters.
wholesale-members-title = Members
wholesale-members-count = { $n ->
    [1] 1 person
   *[other] { $n } people
}
wholesale-members-lead = Everybody who buys for { $company }, and what each of them does.
wholesale-member-remove = Remove
wholesale-leave-open = Leave the company
wholesale-rules-title = Approval and budgets
wholesale-rules-lead = Who has to agree before an order is sent, and how much may be ordered.
wholesale-approval = Approval
wholesale-rule = Approval rule
wholesale-one-above = One approver above
wholesale-one-above-help = For example Rp5,000,000. Leave it empty if nobody need agree.
wholesale-two-above = Two approvers above
wholesale-two-above-help = Two different people, and not the one who orders.
wholesale-rule-save = Save rule
wholesale-set-by = By { $name }
wholesale-short = { $n ->
    [0] There is no active approver yet, so orders above the limit cannot be agreed to.
    [1] There is only one active approver, so orders above the second limit cannot be agreed to.
   *[other] There are only { $n } active approvers, so orders above the second limit cannot be agreed to.
}
wholesale-done-rule = The approval rule is saved.
wholesale-budgets = Budgets
wholesale-budgets-lead = The most that may be ordered in a span of days. A budget is ended, never removed.
wholesale-no-budgets = No budgets yet: nothing limits orders.
wholesale-all-outlets = All outlets
wholesale-budget-over = Ended
wholesale-budget-end = End
wholesale-budget-new = New budget
wholesale-budget-for = For
wholesale-budget-amount = Amount
wholesale-budget-from = From
wholesale-budget-until = Up to and with
wholesale-budget-add = Set budget
wholesale-done-budget = The budget is set.
wholesale-done-budget-ended = The budget is ended.
wholesale-error-sum = Enter the sum in digits, for example Rp5,000,000.
wholesale-error-two-below-one = The limit for two approvers cannot be below the one for one.
wholesale-error-day = Choose the day.
wholesale-error-ends-early = The last day cannot be before the first.
wholesale-error-amount = Enter the budget's amount, for example Rp10,000,000.
wholesale-error-outlet = Choose an outlet from the list.
wholesale-trail-lead = Everything done for your company is noted here. These notes can be neither changed nor removed.
