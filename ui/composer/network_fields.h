// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/network_key.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <vector>

/// What a post may say to its network beside words and pictures; see networks/post_options.h. Values only.
namespace hatstand::ui::composer
{

struct NetworkField
{
    enum class Kind {
        Line,   ///< a text
        Lines,  ///< a longer one
        List,   ///< texts with commas between them
        Flag,   ///< true or false
        Choice, ///< one of `choices`
        Poll,
    };
    struct Choice
    {
        QString label;
        QJsonValue value; ///< Undefined: the default
    };

    QString key; ///< of the option
    Kind kind = Kind::Line;
    QString label; ///< of a flag: what it does
    QString hint;  ///< while it is empty
    QString help;
    std::vector<Choice> choices = {};
    bool byDefault = false; ///< of a flag
    bool rare = false;      ///< shown only when asked for
};

/// In the order in which they are shown; empty where the network knows none.
[[nodiscard]] std::vector<NetworkField> networkFields(const networks::NetworkKey &network);

/// What is at its default is taken out.
void setOption(QJsonObject &options, const NetworkField &field, const QJsonValue &value);
/// "one, two" as a list, without blanks and doubles, and the other way.
[[nodiscard]] QJsonValue listFrom(const QString &text);
[[nodiscard]] QString listText(const QJsonValue &list);

} // namespace hatstand::ui::composer
