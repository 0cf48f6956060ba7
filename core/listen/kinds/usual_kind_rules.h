// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/kinds/kind_rule.h"

#include <QStringList>

/// The rules that every client begins with: data in resources/words/kinds, one file a language ("any.txt" is
/// for all). They become the client's own, to be read and changed.
///
///     # a remark
///     complaint 40 Something to put right, in English
///         refund* OR "money back"
///         OR "never again"
///
/// A rule begins at the margin with its kind (kindKey), its place and its name; the indented lines below are
/// its query. The rules of all languages stand in one order, by place, so that what is clear (spam, press)
/// comes before what is not (praise) whatever the language.
namespace hatstand::listen
{

/// In these languages (BCP 47, "pt-BR" means "pt"), in this order, and in English, which is mixed into all.
/// Languages without a file are passed over. Positions count from 0.
[[nodiscard]] std::vector<KindRule> usualKindRules(const QStringList &languages);

/// Those that there is a file of: "de", "en", …
[[nodiscard]] QStringList usualKindRuleLanguages();

/// The rules of a text in this form; `position` is the place. Nothing where a line is not understood.
[[nodiscard]] std::optional<std::vector<KindRule>> readKindRules(const QString &text);

} // namespace hatstand::listen
