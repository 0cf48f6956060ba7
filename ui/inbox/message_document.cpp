// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/message_document.h"

#include "inbox/inbox_words.h"
#include "listen/html/html_clean.h"
#include "listen/html/html_honest_link.h"
#include "networks/text/common_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace hatstand::ui::inbox
{

namespace
{
using namespace Qt::StringLiterals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::MessageDocument)
};

/// More of one message is read on its network: laying out costs by the length.
constexpr int mostCharacters = 20'000;

/// Loads nothing, wherever an address in it leads.
class StillDocument final : public QTextDocument
{
public:
    using QTextDocument::QTextDocument;

protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

QString withLinks(const QString &text)
{
    QString html;
    qsizetype done = 0;
    const auto plain = [&](qsizetype until) {
        html += text.mid(done, until - done).toHtmlEscaped().replace(u'\n', u"<br>"_s);
        done = until;
    };
    for (const networks::TextEntity &entity : networks::findEntitiesCommon(text)) {
        if (entity.kind != networks::EntityKind::Link || entity.start < done)
            continue;
        const QString address = openable(entity.value);
        if (address.isEmpty())
            continue;
        plain(entity.start);
        html += u"<a href=\"%1\">%2</a>"_s.arg(address.toHtmlEscaped(),
                                               text.mid(entity.start, entity.length).toHtmlEscaped());
        done = entity.end();
    }
    plain(text.size());
    return html;
}

QString cleaned(const QString &html)
{
    listen::HtmlCleanOptions options;
    options.pictureWord = Words::tr("picture").toStdString();
    QString clean =
        QString::fromStdString(listen::cleanHtml(html.left(mostCharacters).toStdString(), options));
    // Colours and sizes of somebody else's could not be read on ours.
    static const QRegularExpression looks(u" (style|color|bgcolor|face|size|width|height)=\"[^\"]*\""_s);
    return clean.remove(looks);
}
} // namespace

QString openable(const QString &address)
{
    return QString::fromStdString(listen::openableAddress({}, address.toStdString()));
}

std::unique_ptr<QTextDocument> documentOf(const ThreadItem &item, const QFont &font, int lineHeight)
{
    auto document = std::make_unique<StillDocument>();
    document->setUndoRedoEnabled(false);
    document->setDocumentMargin(0);
    document->setDefaultFont(font);
    document->setDefaultStyleSheet(u"p { margin: 0 } a { text-decoration: underline }"_s);
    QString html = item.html.isEmpty() ? withLinks(item.text.left(mostCharacters)) : cleaned(item.html);
    if (item.stars)
        html.prepend(starWords(*item.stars) + u' ');
    document->setHtml(html);
    QTextOption option = document->defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(item.text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    document->setDefaultTextOption(option);
    if (lineHeight > 0) {
        QTextBlockFormat format;
        format.setLineHeight(lineHeight, QTextBlockFormat::MinimumHeight);
        QTextCursor all(document.get());
        all.select(QTextCursor::Document);
        all.mergeBlockFormat(format);
    }
    return document;
}

std::vector<ThreadLink> linksIn(const ThreadItem &item)
{
    std::vector<ThreadLink> links;
    const auto document = documentOf(item, QFont());
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QString address = part.fragment().charFormat().anchorHref();
            if (address.isEmpty())
                continue;
            if (!links.empty() && links.back().address == address)
                links.back().text += part.fragment().text();
            else
                links.push_back({part.fragment().text(), address});
        }
    }
    return links;
}

} // namespace hatstand::ui::inbox
