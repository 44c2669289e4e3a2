"""Chinese names of the words that front matter takes."""

AUDIENCES = {
    "frontline": "一线员工",
    "hotline": "热线坐席",
    "online": "在线客服",
    "lead": "班组长",
    "manager": "服务管理者",
    "support": "技术支持",
}
LEVELS = {"novice": "入门", "skilled": "熟练", "expert": "资深"}
