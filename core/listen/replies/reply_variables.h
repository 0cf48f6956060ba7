// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace hatstand::listen
{

/// What stands in for the variables of a saved reply.
struct ReplyNames
{
    QString name;   ///< of whom we answer, in full: "Anouk Bakker"
    QString handle; ///< as the network writes it
    QString client; ///< for whom we answer
    QString me;     ///< who answers; may be empty
};

/// One that can stand in a saved reply.
struct ReplyVariable
{
    QString key;  ///< with its braces: "{name}"
    QString what; ///< what stands there then, for people
};
/// In the order in which they are offered.
[[nodiscard]] std::vector<ReplyVariable> replyVariables();

/// The text with its variables filled in. What is not known leaves its place empty, and takes the space
/// before it along, so that "Hi {first}!" becomes "Hi!". Other braces stay as they are.
[[nodiscard]] QString filledIn(const QString &text, const ReplyNames &names);

} // namespace hatstand::listen
