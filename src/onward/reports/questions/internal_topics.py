"""What is ours to find out or to decide, in the order in which it is put."""

from onward.reports.questions.topic import Topic, Who

WHO_IT_IS = Topic(
    Who.US,
    "",
    "Who is `{id}` ({about}): what is its name, in which country is it established, and where does"
    " it keep the data?",
    "Whoever gets personal data from us has to be known by name",
    "access",
)
NO_CONTRACT = Topic(
    Who.US,
    "",
    "Of {name}, with which we have no contract: {items}?",
    "What is passed on has to keep the protection that it had with us",
    "onward",
)
CHOICE = Topic(
    Who.US,
    "",
    "For {about}: which of the places that {name} offers do we choose?",
    "The place decides whether the data leave {inside}",
    "transfer",
)
LISTING = Topic(
    Who.US,
    "",
    "On the public list of the {about}: which company of {name} stands there, as what, for which"
    " data, and until when?",
    "A framework covers listed recipients only, for the data that they certified",
    "adequacy",
)
ASSESSMENT = Topic(
    Who.US,
    "",
    "What does our assessment of the law at the destination of {name} find for the {about}: on"
    " which day, for which countries, with which conclusion?",
    "Such a transfer mechanism counts only with an assessment that finds equivalent protection",
    "safeguards",
)
USE = Topic(
    Who.US,
    "",
    "Of {about} by {name}: {items}?",
    "Our register has to say it, and our own role follows from it",
    "register",
)
VENDOR_RECORD = Topic(Who.US, "", "Of {name}: {items}?", "Our record leaves it open", "register")
ACTIVITY = Topic(
    Who.US,
    "",
    "Of our {activity} {about}: {each}{items}?",
    "Our register and our notice have to say it",
    "register",
)
CUSTOMERS = Topic(
    Who.US,
    "",
    "Of {about}, for whom we act: {items}?",
    "To hand data back to a controller outside is a transfer too",
    "transfer",
)
APPROVALS = Topic(
    Who.US,
    "",
    "Of {about}, for whom we act: {items}?",
    "We engage a sub-processor only with the written authorisation of the customer",
    "processor",
)
CHAIN_APPROVAL = Topic(
    Who.US,
    "",
    "{name} passes our data on to {about}: {items}?",
    "A processor engages another only with our written authorisation",
    "processor",
)
OURSELVES = Topic(
    Who.US, "", "Of ourselves: {items}?", "Which law binds us, and how, follows from it", "register"
)
BEGUN = Topic(
    Who.US,
    "",
    "On which day did each of these begin to serve our customers, and on which day were customers"
    " informed of it: {about}?",
    "Customers hear of a further processor before it begins, in time to object",
    "processor",
)
NOTICE = Topic(
    Who.US,
    "",
    "Of our own {about}: {items}?",
    "What we published is held against the records",
    "information",
)
TO_SETTLE = Topic(Who.US, "", "{about}: who will {items}?", "{because}")
