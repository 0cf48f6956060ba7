// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kinds/kind_names.h"

#include "base/translate.h"

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::kindNames)
};
} // namespace

QLatin1StringView kindKey(ConversationKind kind)
{
    switch (kind) {
    case ConversationKind::Other:
        break;
    case ConversationKind::Question:
        return "question"_L1;
    case ConversationKind::Complaint:
        return "complaint"_L1;
    case ConversationKind::Praise:
        return "praise"_L1;
    case ConversationKind::Order:
        return "order"_L1;
    case ConversationKind::Press:
        return "press"_L1;
    case ConversationKind::Spam:
        return "spam"_L1;
    }
    return "other"_L1;
}

std::optional<ConversationKind> kindFromKey(QStringView key)
{
    for (const ConversationKind kind : allKinds) {
        if (key == kindKey(kind))
            return kind;
    }
    return std::nullopt;
}

QString kindName(ConversationKind kind)
{
    switch (kind) {
    case ConversationKind::Other:
        break;
    case ConversationKind::Question:
        return Words::tr("Question");
    case ConversationKind::Complaint:
        return Words::tr("Complaint");
    case ConversationKind::Praise:
        return Words::tr("Praise");
    case ConversationKind::Order:
        return Words::tr("Order");
    case ConversationKind::Press:
        return Words::tr("Press");
    case ConversationKind::Spam:
        return Words::tr("Spam");
    }
    return Words::tr("Other");
}

} // namespace hatstand::listen
