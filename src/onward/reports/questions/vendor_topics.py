"""What a vendor can be asked, in the order in which a letter puts it."""

from onward.reports.questions.topic import Topic, Who

ENTITY = Topic(
    Who.CONTRACT,
    "Which of your companies do we contract with: {items}?",
    "With which company of {name} do we contract: {items}?",
    "The country of that company decides whether the data leave {inside}, and which transfer"
    " mechanisms there"
    " can be",
    "transfer",
)
COUNTRY = Topic(
    Who.CONTRACT,
    "In which country is {about}, the company of yours that we contract with, established?",
    "In which country is {about}, with which we contract, established?",
    "The country of that company decides whether the data leave {inside}, and which transfer"
    " mechanisms there"
    " can be",
    "transfer",
)
PARENT = Topic(
    Who.VENDOR,
    "Which company controls you, and in which country is it established?",
    "Which company controls {name}, and in which country is it established?",
    "A parent may be bound by a law that lets authorities reach the data",
    "foreign-orders",
)
SUBJECT_TO = Topic(
    Who.VENDOR,
    "Which of these data protection laws applies to you yourself for this processing ({laws}), if"
    " any?",
    "Which of these data protection laws applies to {name} itself ({laws}), if any?",
    "The standard clauses are not made for a recipient that is itself under that law",
    "safeguards",
)
CONTACT = Topic(
    Who.VENDOR,
    "How are you reached on data protection: {items}?",
    "How is {name} reached on data protection: {items}?",
    "We have to keep a contact for every processor",
    "processor",
)
ROLE = Topic(
    Who.VENDOR,
    "{scope}do you process the data on our instructions only, as processor, or do you also"
    " decide yourselves why and how they are used?",
    "For {about}: does {name} act on our instructions only, as processor, or does it also decide"
    " itself why and how the data are used?",
    "It decides which contract we need, and which module of the standard clauses",
    "processor",
)
AGREEMENT = Topic(
    Who.VENDOR,
    "May we have a copy of the data processing agreement that is in force between us, with the day"
    " on which it was signed, or word that there is none?",
    "Where is the data processing agreement with {name}, and when was it signed?",
    "We have to be able to show the contract that binds whoever processes data for us",
    "processor",
)
TERMS = Topic(
    Who.CONTRACT,
    "What does the data processing agreement between us say on: {items}?",
    "What does our data processing agreement with {name} say on: {items}?",
    "The contract with a processor has to settle it",
    "processor",
)
PLACES = Topic(
    Who.VENDOR,
    "{scope}in which countries are the data stored, from which countries do people reach"
    " them, also for support and administration, and which company runs each of these places?",
    "{scope}in which countries does {name} store the data, from which countries do people"
    " reach them, and which company runs each of these places?",
    "Data that are kept outside {inside}, or reached from there, may leave only on a transfer"
    " mechanism",
    "transfer",
)
ACCESS = Topic(
    Who.VENDOR,
    "{scope}from which countries do people reach the data, for support and administration,"
    " and which company do they work for?",
    "For {about}: from which countries do people of {name} reach the data, for support and"
    " administration?",
    "To let somebody read data from another country is to make them available there",
    "transfer",
)
MECHANISM = Topic(
    Who.VENDOR,
    "If you, or a place from which you work, are outside {inside}: under which transfer mechanism"
    " do our data"
    " reach you (adequacy, a framework on whose list you stand, or standard clauses, and then"
    " with which modules and signed on which day)?",
    "If {name}, or a place from which it works, is outside {inside}: under which transfer"
    " mechanism do our data"
    " reach it?",
    "Without a transfer mechanism the data may not leave",
    "transfer",
)
MECHANISM_ABROAD = Topic(
    Who.VENDOR,
    "You are established outside {inside}: under which transfer mechanism do our data reach you"
    " (adequacy, a"
    " framework on whose list you stand, or standard clauses, and then with which modules and"
    " signed on which day)?",
    "{name} is established outside {inside}: under which transfer mechanism do our data reach it?",
    "Without a transfer mechanism the data may not leave",
    "transfer",
)
CLAUSES = Topic(
    Who.CONTRACT,
    "May we have the {about} as concluded between us: the day of signature, the company that signed"
    " and the modules?",
    "On which day, with which company of {name} and with which modules were the {about} concluded?",
    "Clauses count only as signed, between the right parties and for the right roles",
    "safeguards",
)
CONDITION = Topic(
    Who.VENDOR,
    "Can you confirm, and show us, what the {about} asks of its recipients: {items}?",
    "Does {name} meet what the {about} asks of its recipients: {items}?",
    "The {about} covers only recipients of whom that is true",
    "adequacy",
)
STAFF = Topic(
    Who.VENDOR,
    "Does your certification under the {about} also cover data of our own staff (HR data)?",
    "Does the certification of {name} under the {about} also cover data of our own staff?",
    "A certificate without HR data does not carry them",
    "adequacy",
)
RULES = Topic(
    Who.VENDOR,
    "Which authority approved your binding corporate rules, on which day, for controllers or for"
    " processors, and which of your companies do they bind?",
    "Which authority approved the binding corporate rules of {name}, when, for which role, and whom"
    " do they bind?",
    "The rules carry only what was approved, to the companies that they bind",
    "rules",
)
TOOL = Topic(
    Who.VENDOR,
    "May we see that the {about} is in place: who approved it, on which day, and that you are bound"
    " by it?",
    "Who approved the {about}, on which day, and is {name} bound by it?",
    "A transfer mechanism counts only where it is in place",
    "safeguards",
)
MEASURES = Topic(
    Who.VENDOR,
    "Which technical and organisational measures protect our data under the {about}, in transit, at"
    " rest and against access by authorities?",
    "Which measures protect the data with {name} under the {about}?",
    "The assessment of the law at the destination has to weigh them",
    "safeguards",
)
CLEAR_TEXT = Topic(
    Who.VENDOR,
    "{scope}do your people or systems need the data in clear text, or do only we hold the keys?",
    "For {about}: does {name} need the data in clear text?",
    "Encryption protects against access by authorities only where the recipient has no key",
    "safeguards",
)
KEPT = Topic(
    Who.VENDOR,
    "{scope}how long do you keep the data, and what happens to them when the contract ends?",
    "For {about}: how long does {name} keep the data?",
    "A processor deletes or returns the data when its service ends",
    "processor",
)
CHAIN = Topic(
    Who.VENDOR,
    "To which other companies do you pass our data on, for what, in which countries, and on which"
    " transfer mechanism? If to none, may we have word of that?",
    "To which other companies does {name} pass our data on, for what, where, and under which"
    " transfer mechanism?",
    "We answer for the whole chain of processors, and have to know who is in it",
    "processor",
)
CHAIN_PARTY = Topic(
    Who.VENDOR,
    "You pass our data on to {about}: {each}{items}?",
    "{name} passes our data on to {about}: {each}{items}?",
    "What is passed on has to keep the protection that it had with us",
    "onward",
)
