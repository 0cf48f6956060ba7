// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/rules_loader.h"

#include "networks/rules_reader.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace hatstand::networks
{

namespace
{
using namespace Qt::StringLiterals;

struct Loader
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks::Loader)
};

template <class Value, size_t Size>
using Names = std::array<std::pair<QLatin1StringView, Value>, Size>;

constexpr Names<CountingRule, 8> countingNames{{{"x-weighted"_L1, CountingRule::XWeighted},
                                                {"bluesky"_L1, CountingRule::Bluesky},
                                                {"mastodon"_L1, CountingRule::Mastodon},
                                                {"threads-bytes"_L1, CountingRule::ThreadsBytes},
                                                {"graphemes"_L1, CountingRule::Graphemes},
                                                {"code-points"_L1, CountingRule::CodePoints},
                                                {"utf16"_L1, CountingRule::Utf16},
                                                {"utf8-bytes"_L1, CountingRule::Utf8Bytes}}};
constexpr Names<EntityRule, 5> entityNames{{{"x"_L1, EntityRule::X},
                                            {"bluesky"_L1, EntityRule::Bluesky},
                                            {"mastodon"_L1, EntityRule::Mastodon},
                                            {"common"_L1, EntityRule::Common},
                                            {"none"_L1, EntityRule::None}}};
constexpr Names<Access, 4> accessNames{{{"open"_L1, Access::Open},
                                        {"approval"_L1, Access::Approval},
                                        {"none"_L1, Access::None},
                                        {"closed"_L1, Access::Closed}}};

template <class Value, size_t Size>
Value named(RulesReader &reader, const QString &key, const QString &name, const Names<Value, Size> &names)
{
    const auto it = std::find_if(names.cbegin(), names.cend(),
                                 [&name](const auto &entry) { return entry.first == name; });
    if (it == names.cend()) {
        reader.complain(key, u"\"%1\" is no value for it"_s.arg(name));
        return names.front().second;
    }
    return it->second;
}

void readText(RulesReader &reader, TextRules &text)
{
    text.counting = named(reader, u"counting"_s, reader.sourcedText(u"counting"_s).value, countingNames);
    text.entities = named(reader, u"entities"_s, reader.text(u"entities"_s), entityNames);
    text.limit = reader.limit(u"limit"_s);
    text.limitWithMedia = reader.limit(u"limit_with_media"_s);
    text.paidLimit = reader.limit(u"paid_limit"_s);
    text.maxBytes = reader.limit(u"max_bytes"_s);
    text.linkLength = reader.limit(u"link_length"_s);
    text.maxHashtags = reader.limit(u"max_hashtags"_s);
    if (reader.has(u"more_hashtags_stay_text"_s))
        text.moreHashtagsStayText = reader.fact(u"more_hashtags_stay_text"_s);
    text.maxMentions = reader.limit(u"max_mentions"_s);
    text.maxCashtags = reader.limit(u"max_cashtags"_s);
    text.forbidden = reader.characters(u"forbidden_characters"_s);
}

void readField(RulesReader &reader, const QString &key, FieldRules &field)
{
    field.exists = reader.has(key);
    if (!field.exists)
        return;
    reader.nested(key, [&field](RulesReader &nested) {
        field.required = nested.flag(u"required"_s);
        field.limit = nested.limit(u"limit"_s);
        field.forbidden = nested.characters(u"forbidden_characters"_s);
    });
}

void readKind(RulesReader &reader, MediaKindRules &kind)
{
    kind.maxCount = reader.limit(u"max_count"_s);
    kind.maxBytes = reader.limit(u"max_bytes"_s);
    if (reader.has(u"types"_s))
        kind.types = reader.sourcedTexts(u"types"_s).value;
    if (reader.has(u"picture_codecs"_s))
        kind.pictureCodecs = reader.sourcedTexts(u"picture_codecs"_s).value;
    if (reader.has(u"sound_codecs"_s))
        kind.soundCodecs = reader.sourcedTexts(u"sound_codecs"_s).value;
    kind.minWidth = reader.limit(u"min_width"_s);
    kind.maxWidth = reader.limit(u"max_width"_s);
    kind.minHeight = reader.limit(u"min_height"_s);
    kind.maxHeight = reader.limit(u"max_height"_s);
    kind.maxShortSide = reader.limit(u"max_short_side"_s);
    kind.minRatio = reader.ratio(u"min_ratio"_s);
    kind.maxRatio = reader.ratio(u"max_ratio"_s);
    kind.minMilliseconds = reader.limit(u"min_milliseconds"_s);
    kind.maxMilliseconds = reader.limit(u"max_milliseconds"_s);
    kind.maxAltText = reader.limit(u"max_alt_text"_s);
    if (reader.has(u"public_address"_s))
        kind.publicAddress = reader.fact(u"public_address"_s);
}

void readMedia(RulesReader &reader, MediaRules &media)
{
    media.maxTotal = reader.limit(u"max_total"_s);
    reader.nested(u"image"_s, [&media](RulesReader &kind) { readKind(kind, media.image); });
    reader.nested(u"gif"_s, [&media](RulesReader &kind) { readKind(kind, media.gif); });
    reader.nested(u"video"_s, [&media](RulesReader &kind) { readKind(kind, media.video); });
    reader.nested(u"audio"_s, [&media](RulesReader &kind) { readKind(kind, media.audio); });
    media.required = reader.fact(u"required"_s);
    media.mixed = reader.fact(u"mixed"_s);
    if (reader.has(u"gif_alone"_s))
        media.gifAlone = reader.fact(u"gif_alone"_s);
    media.altText = reader.fact(u"alt_text"_s);
}

quint32 readColour(RulesReader &reader)
{
    const QString text = reader.text(u"colour"_s);
    bool right = false;
    const uint colour = QStringView(text).sliced(std::min<qsizetype>(1, text.size())).toUInt(&right, 16);
    if (!right || text.size() != 7 || text[0] != u'#')
        reader.complain(u"colour"_s, u"a colour (#1866CF) is needed"_s);
    return colour;
}

NetworkRules readRules(RulesReader &reader)
{
    NetworkRules rules;
    rules.key = NetworkKey::fromString(reader.text(u"key"_s));
    if (rules.key.isNull())
        reader.complain(u"key"_s, u"a key is needed"_s);
    rules.name = reader.text(u"name"_s);
    rules.mark = reader.text(u"mark"_s);
    if (rules.mark.size() > 2)
        reader.complain(u"mark"_s, u"two characters at most"_s);
    rules.rgb = readColour(reader);
    rules.connected = reader.flag(u"connected"_s);
    if (reader.has(u"compose_page"_s)) {
        rules.composePage = QUrl(reader.text(u"compose_page"_s), QUrl::StrictMode);
        if (!rules.composePage.isValid() || rules.composePage.scheme() != u"https"_s)
            reader.complain(u"compose_page"_s, u"an https address is needed"_s);
    }
    const Sourced<QString> access = reader.sourcedText(u"access"_s);
    rules.access = {named(reader, u"access"_s, access.value, accessNames), access.source, access.date};
    reader.nested(u"text"_s, [&rules](RulesReader &text) { readText(text, rules.text); });
    readField(reader, u"title"_s, rules.title);
    readField(reader, u"description"_s, rules.description);
    rules.maxTagBytes = reader.limit(u"max_tag_bytes"_s);
    reader.nested(u"media"_s, [&rules](RulesReader &media) { readMedia(media, rules.media); });
    rules.linksClickable = reader.fact(u"links_clickable"_s);
    rules.linkPreview = reader.fact(u"link_preview"_s);
    rules.firstComment = reader.fact(u"first_comment"_s);
    rules.threads = reader.fact(u"threads"_s);
    rules.polls = reader.fact(u"polls"_s);
    rules.scheduling = reader.fact(u"scheduling"_s);
    rules.postsPerDay = reader.limit(u"posts_per_day"_s);
    reader.nested(u"cost"_s, [&rules](RulesReader &cost) {
        rules.cost.createPost = cost.limit(u"create_post"_s);
        rules.cost.createPostWithLink = cost.limit(u"create_post_with_link"_s);
    });
    reader.finish();
    return rules;
}
} // namespace

Result<NetworkRules> parseRules(const QByteArray &json)
{
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsing);
    QString problem;
    if (!document.isObject())
        problem =
            parsing.error == QJsonParseError::NoError ? u"an object is needed"_s : parsing.errorString();
    RulesReader reader(document.object(), {}, problem);
    NetworkRules rules = readRules(reader);
    if (!problem.isEmpty())
        return fail(ErrorCode::BadAnswer, Loader::tr("The rules of a network cannot be read."), {}, {},
                    problem);
    return rules;
}

} // namespace hatstand::networks
