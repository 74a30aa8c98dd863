"""What one person remembers of the session in order to ask for something that makes sense. It may
be behind; then the server refuses, which is fine."""


class Memory:
    def __init__(self):
        self.room = "main"
        self.messages = []   # (id, whose), the latest of the room
        self.rooms = []      # open breakouts
        self.phase = None
        self.board = "none"
        self.cards = {}      # id: whose, None when anonymous
        self.takeaways = []  # my own
        self.method = None   # of the open round
        self.hand = False
        self.help = False

    def take(self, snapshot, me):
        self.enter(snapshot["room"], me)
        self.rooms = [room["room"] for room in snapshot["rooms"]]
        self.method = (snapshot["round"] or {}).get("method")
        self.phase = snapshot["agenda"].get("phase")
        self.board = snapshot["board"]["state"]
        self.cards = {card["card"]: (card.get("from") or {}).get("id")
                      for card in snapshot["board"]["cards"]}
        self.hand = "hand" in snapshot["me"]
        self.help = "help" in snapshot["me"]

    def enter(self, room, me):
        self.room = room["id"]
        self.messages = [(each["message"], each["from"]["id"]) for each in room["messages"][-20:]
                         if not each.get("deleted")]
        self.takeaways = [each["takeaway"] for each in room["takeaways"]
                          if each["from"]["id"] == me]

    def hear(self, method, params, me):
        learn = getattr(self, "_" + method.replace(".", "_"), None)
        if learn:
            learn(params, me)

    def _room_entered(self, params, me):
        self.enter(params["room"], me)

    def _message_posted(self, params, _):
        self.messages = [*self.messages[-19:], (params["message"], params["from"]["id"])]

    def _message_deleted(self, params, _):
        self.messages = [each for each in self.messages if each[0] != params["message"]]

    def _rooms_opened(self, params, _):
        self.rooms = [room["room"] for room in params["rooms"]]
        self.method = params["round"]["method"]

    def _rooms_closed(self, params, _):
        self.rooms = [room for room in self.rooms if room not in params["rooms"]]
        self.takeaways = []

    def _phase_started(self, params, _):
        self.phase = params["phase"]

    def _board_opened(self, _, __):
        self.board = "open"

    def _board_revealed(self, params, _):
        self.board = "revealed" if self.board == "open" else self.board
        for card in params["cards"]:
            self.cards[card["card"]] = (card.get("from") or {}).get("id")

    def _board_closed(self, _, __):
        self.board = "closed"

    def _card_added(self, params, _):
        self.cards[params["card"]] = (params.get("from") or {}).get("id")

    def _card_removed(self, params, _):
        self.cards.pop(params["card"], None)

    def _takeaway_added(self, params, me):
        if params["from"]["id"] == me:
            self.takeaways.append(params["takeaway"])

    def _takeaway_removed(self, params, _):
        self.takeaways = [each for each in self.takeaways if each != params["takeaway"]]

    def _hand_raised(self, params, me):
        self.hand = self.hand or params["participant"] == me

    def _hand_lowered(self, params, me):
        self.hand = self.hand and params["participant"] != me

    def _help_requested(self, params, me):
        self.help = self.help or (params.get("from") or {}).get("id") == me

    def _help_resolved(self, params, me):
        self.help = self.help and params.get("participant") != me
