// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace hatstand::listen
{

/// Whose list of elements and attributes holds.
enum class HtmlPolicy {
    Reading, ///< the small subset that a reader shows: text, lists, tables, links, pictures
    Feed,    ///< what feed readers at large keep: also forms, media, SVG and MathML, never what runs
};

/// The language that an element belongs to; what may stand on it depends on that.
enum class HtmlVocabulary { Html, Svg, MathMl };

[[nodiscard]] bool isAllowedElement(HtmlPolicy policy, HtmlVocabulary vocabulary, std::string_view name);
/// Never those that begin with "on".
[[nodiscard]] bool isAllowedAttribute(HtmlPolicy policy, HtmlVocabulary vocabulary, std::string_view name);
/// Whether the attribute holds an address, of whose kind it then is.
[[nodiscard]] bool isAddressAttribute(std::string_view name);
/// Whether the attribute of that element holds an address that is meant from where the text stands.
[[nodiscard]] bool isRelativeAddress(std::string_view element, std::string_view attribute);
/// SVG's names have capitals ("linearGradient"), which HTML's readers do not keep: the right spelling of a
/// name in lower case.
[[nodiscard]] std::string_view svgSpelling(std::string_view name);

/// The declarations of a style attribute that the policy keeps ("color: red;"); all of them go where
/// something among them could load or run.
[[nodiscard]] std::string cleanStyle(HtmlPolicy policy, bool isSvg, std::string_view style);

} // namespace hatstand::listen
