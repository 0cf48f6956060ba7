// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/content_difference.h"

#include "plan/revision_diff.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::composer::VersionsDialog)
};

/// Collects what differs.
class Differences
{
public:
    explicit Differences(const Theme &theme) : m_theme(theme) {}

    void text(const QString &heading, const QString &before, const QString &after)
    {
        if (before != after)
            add(heading, differenceMarkup(before, after, m_theme));
    }
    void sentence(const QString &words) { m_html += QStringLiteral("<p>%1</p>").arg(words.toHtmlEscaped()); }
    [[nodiscard]] const QString &html() const { return m_html; }

private:
    void add(const QString &heading, const QString &body)
    {
        m_html += QStringLiteral("<p><b>%1</b><br>%2</p>").arg(heading.toHtmlEscaped(), body);
    }
    const Theme &m_theme;
    QString m_html;
};

QString known(const QString &name)
{
    return name.isEmpty() ? Words::tr("one that is not here any more") : name;
}

void compareMedia(const std::vector<plan::PostMedia> &before, const std::vector<plan::PostMedia> &after,
                  const ContentNames &names, Differences &differences)
{
    const auto find = [](const std::vector<plan::PostMedia> &list, const plan::MediaId &id) {
        return std::find_if(list.begin(), list.end(),
                            [&id](const auto &media) { return media.mediaId == id; });
    };
    for (const plan::PostMedia &media : before) {
        const auto then = find(after, media.mediaId);
        const QString name = known(names.picture(media.mediaId));
        if (then == after.end())
            differences.sentence(Words::tr("Picture taken out: %1", "file").arg(name));
        else
            differences.text(Words::tr("Description of %1", "file").arg(name), media.altText, then->altText);
    }
    for (const plan::PostMedia &media : after) {
        if (find(before, media.mediaId) != before.end())
            continue;
        const QString name = known(names.picture(media.mediaId));
        differences.sentence(Words::tr("Picture added: %1", "file").arg(name));
        differences.text(Words::tr("Description of %1", "file").arg(name), {}, media.altText);
    }
    const bool same = std::is_permutation(
        before.begin(), before.end(), after.begin(), after.end(),
        [](const plan::PostMedia &a, const plan::PostMedia &b) { return a.mediaId == b.mediaId; });
    const bool inOrder =
        std::equal(before.begin(), before.end(), after.begin(), after.end(),
                   [](const plan::PostMedia &a, const plan::PostMedia &b) { return a.mediaId == b.mediaId; });
    if (same && !inOrder)
        differences.sentence(Words::tr("The pictures are in another order."));
}

void compareVersion(const plan::Post &before, const plan::Version &was, const plan::Post &after,
                    const plan::Version &is, const ContentNames &names, Differences &differences)
{
    if (was == is)
        return;
    const QString name = known(names.account(was.accountId));
    const auto then = plan::effectiveVersion(before, was);
    const auto now = plan::effectiveVersion(after, is);
    // What follows the common text is told with that.
    if (was.text || is.text)
        differences.text(Words::tr("Text for %1", "account").arg(name), then.text, now.text);
    if (was.firstComment || is.firstComment)
        differences.text(Words::tr("First comment on %1", "account").arg(name), then.firstComment,
                         now.firstComment);
    if (was.media != is.media) {
        differences.sentence(Words::tr("Other pictures for %1:", "account").arg(name));
        compareMedia(then.media, now.media, names, differences);
    }
    if (was.options != is.options)
        differences.sentence(
            Words::tr("Who may answer or the languages differ for %1.", "account").arg(name));
}
} // namespace

QString differenceMarkup(const QString &before, const QString &after, const Theme &theme)
{
    QString html;
    for (const plan::DiffPart &part : plan::wordDiff(before, after)) {
        QString words = part.text.toHtmlEscaped();
        words.replace(QLatin1Char('\n'), QLatin1String("<br>"));
        switch (part.kind) {
        case plan::DiffKind::Same:
            html += words;
            break;
        case plan::DiffKind::Removed:
            html += QStringLiteral(
                        "<span style=\"color:%1;background-color:%2;text-decoration:line-through\">%3</span>")
                        .arg(theme.status(Status::Failed).text.name(),
                             theme.status(Status::Failed).fill.name(), words);
            break;
        case plan::DiffKind::Added:
            html += QStringLiteral(
                        "<span style=\"color:%1;background-color:%2;text-decoration:underline\">%3</span>")
                        .arg(theme.status(Status::Published).text.name(),
                             theme.status(Status::Published).fill.name(), words);
            break;
        }
    }
    return html;
}

QString contentDifference(const plan::Post &before, const plan::Post &after, const ContentNames &names,
                          const Theme &theme)
{
    Differences differences(theme);
    differences.text(Words::tr("Title"), before.title, after.title);
    differences.text(Words::tr("First comment"), before.firstComment, after.firstComment);
    compareMedia(before.media, after.media, names, differences);
    for (const plan::Version &was : before.versions) {
        if (const plan::Version *is = after.version(was.accountId))
            compareVersion(before, was, after, *is, names, differences);
        else
            differences.sentence(
                Words::tr("No longer for %1", "account").arg(known(names.account(was.accountId))));
    }
    for (const plan::Version &is : after.versions) {
        if (before.version(is.accountId))
            continue;
        const QString name = known(names.account(is.accountId));
        differences.sentence(Words::tr("Now also for %1", "account").arg(name));
        if (is.text)
            differences.text(Words::tr("Text for %1", "account").arg(name), {}, *is.text);
    }
    if (before.campaignId != after.campaignId || before.tagLinks != after.tagLinks)
        differences.sentence(Words::tr("The campaign of the links is another."));
    return differenceMarkup(before.text, after.text, theme) + differences.html();
}

} // namespace hatstand::ui::composer
