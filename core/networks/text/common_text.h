// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/text_entity.h"

namespace hatstand::networks
{

/// For networks that publish no rule: what all of them take for a web address, a @name and a #word. No claim
/// that each network links exactly these; they serve for colours, for counting hashtags and for link tags.
[[nodiscard]] TextEntities findEntitiesCommon(const QString &text);
/// Only web addresses with a scheme, without the punctuation that ends a sentence.
[[nodiscard]] TextEntities findLinksCommon(const QString &text);

} // namespace hatstand::networks
