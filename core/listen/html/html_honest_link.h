// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace hatstand::listen
{

/// The address as a reader opens it: http, https or mailto, resolved against the base, without a name or a
/// password before the host. Empty for all else, and for what is relative without a base.
[[nodiscard]] std::string openableAddress(std::string_view base, std::string_view address);

/// The host to say behind the text of a link because the text looks like another one; empty where the text
/// keeps what it promises, promises nothing, or says it already.
[[nodiscard]] std::string hostToSay(std::string_view linkText, std::string_view address);

/// Without the marks that turn the direction of text or have no width, by which a text can look like another.
[[nodiscard]] std::string withoutHiddenMarks(std::string_view text);

} // namespace hatstand::listen
