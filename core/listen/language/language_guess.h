// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hatstand::listen
{

/// The language of a text in UTF-8 as a BCP-47 tag ("de", "zh-Hant"), or nothing: better none than a wrong
/// one. What is the same in all languages (addresses, names, tags, emoji, figures) is not looked at. The hint
/// is the tag that the writer's program declared, or empty; it decides where a text is too short to tell,
/// unless the text speaks against it. Takes a few microseconds, whatever the length: the beginning is enough.
/// Safe to call from many threads. How often it is right, and how often silent, docs/sentiment.md tells.
[[nodiscard]] std::optional<std::string> guessLanguage(std::string_view utf8, std::string_view hint = {});

/// Whether there is any word in the text that a language could be told from.
[[nodiscard]] bool hasWords(std::string_view utf8);

} // namespace hatstand::listen
