// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// What shall stand on a network, what does, and what is wrong with that.
namespace hatstand::test
{

/// A post, a further part of its thread, or its first comment. Each has a token of its own in its text.
struct ExpectedPost
{
    QString token;
    QString answers; ///< the token of what it is attached to; empty for the post itself
    QString root;    ///< the token of the post that its thread begins with; empty for the post itself
};

/// As the network tells it.
struct StandingPost
{
    QString text;
    QString id;                  ///< the network's
    QString answers;             ///< the network's id of what it is attached to; empty: nothing
    std::optional<QString> root; ///< the same for what its thread begins with; unset where nobody tells
};

/// The mark that all texts of a run hold, the post's number and a letter for its part.
[[nodiscard]] QString killToken(const QString &mark, qsizetype number, char part);

/// What is lost, stands there more than once, is attached to something else than it should be, or was never
/// sent: a sentence for each. Empty when all is as it shall be.
[[nodiscard]] QStringList killComplaints(const std::vector<ExpectedPost> &expected,
                                         const std::vector<StandingPost> &standing, const QString &mark);

} // namespace hatstand::test
