// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/article/article_blocks.h"

#include <QJsonDocument>
#include <QStringList>

#include <utility>

namespace hatstand::networks
{

namespace
{
using Kind = ArticleBlock::Kind;

/// So that nothing in it ends the comment (as WordPress's own serialize_block_attributes does it).
QString attributeText(const QJsonObject &attributes)
{
    if (attributes.isEmpty())
        return {};
    QString json = QString::fromUtf8(QJsonDocument(attributes).toJson(QJsonDocument::Compact));
    json.replace(QLatin1StringView("--"), QLatin1StringView("\\u002d\\u002d"));
    json.replace(u'<', QLatin1StringView("\\u003c"));
    json.replace(u'>', QLatin1StringView("\\u003e"));
    json.replace(u'&', QLatin1StringView("\\u0026"));
    return json + u' ';
}

QString number(const QString &name, qint64 value)
{
    return name + QString::number(value);
}

class BlockWriter
{
public:
    BlockWriter(const std::vector<ArticleMedia> &media, QJsonObject metadata)
        : m_media(media), m_metadata(std::move(metadata))
    {
    }

    [[nodiscard]] QString write(const std::vector<ArticleBlock> &blocks)
    {
        QStringList parts;
        for (const ArticleBlock &block : blocks) {
            if (const QString part = write(block); !part.isEmpty())
                parts << part;
        }
        return parts.join(QLatin1StringView("\n\n"));
    }
    [[nodiscard]] bool hasMetadata() const { return !m_metadata.isEmpty(); }

private:
    /// What begins first takes the metadata.
    [[nodiscard]] QString begin(const QString &name, QJsonObject attributes = {})
    {
        if (!m_metadata.isEmpty())
            attributes.insert(QLatin1StringView("metadata"), std::exchange(m_metadata, {}));
        return QStringLiteral("<!-- wp:") + name + u' ' + attributeText(attributes) + QStringLiteral("-->\n");
    }
    [[nodiscard]] static QString end(const QString &name)
    {
        return QStringLiteral("\n<!-- /wp:") + name + QStringLiteral(" -->");
    }

    [[nodiscard]] QString write(const ArticleBlock &block)
    {
        switch (block.kind) {
        case Kind::Paragraph:
            return begin(QStringLiteral("paragraph")) + QStringLiteral("<p>") + articleLineHtml(block.line) +
                   QStringLiteral("</p>") + end(QStringLiteral("paragraph"));
        case Kind::Heading:
            return writeHeading(block);
        case Kind::List:
            return writeList(block);
        case Kind::Quote: {
            // Before what is inside of it, for the metadata.
            const QString start =
                begin(QStringLiteral("quote")) + QStringLiteral("<blockquote class=\"wp-block-quote\">");
            return start + write(block.blocks) + QStringLiteral("</blockquote>") +
                   end(QStringLiteral("quote"));
        }
        case Kind::Code:
            return begin(QStringLiteral("code")) + QStringLiteral("<pre class=\"wp-block-code\"><code>") +
                   escapedHtml(block.code) + QStringLiteral("</code></pre>") + end(QStringLiteral("code"));
        case Kind::Separator:
            return begin(QStringLiteral("separator")) +
                   QStringLiteral("<hr class=\"wp-block-separator has-alpha-channel-opacity\"/>") +
                   end(QStringLiteral("separator"));
        case Kind::Media:
            break;
        }
        return writeMedia(block.media);
    }

    [[nodiscard]] QString writeHeading(const ArticleBlock &block)
    {
        QJsonObject attributes;
        if (block.level != 2) // the level that needs no saying
            attributes.insert(QLatin1StringView("level"), block.level);
        return begin(QStringLiteral("heading"), attributes) + QStringLiteral("<h%1>").arg(block.level) +
               articleLineHtml(block.line) + QStringLiteral("</h%1>").arg(block.level) +
               end(QStringLiteral("heading"));
    }

    [[nodiscard]] QString writeList(const ArticleBlock &list)
    {
        QJsonObject attributes;
        QString open = QStringLiteral("<ul>");
        if (list.ordered) {
            attributes.insert(QLatin1StringView("ordered"), true);
            open = QStringLiteral("<ol>");
            if (list.start != 1) {
                attributes.insert(QLatin1StringView("start"), list.start);
                open = QStringLiteral("<ol start=\"%1\">").arg(list.start);
            }
        }
        QString text = begin(QStringLiteral("list"), attributes) + open;
        for (const ArticleItem &item : list.items) {
            text += begin(QStringLiteral("list-item")) + QStringLiteral("<li>") + articleLineHtml(item.line);
            for (const ArticleBlock &inner : item.lists)
                text += writeList(inner);
            text += QStringLiteral("</li>") + end(QStringLiteral("list-item"));
        }
        return text + (list.ordered ? QStringLiteral("</ol>") : QStringLiteral("</ul>")) +
               end(QStringLiteral("list"));
    }

    [[nodiscard]] QString caption(const ArticleMediaUse &use) const
    {
        if (use.caption.empty())
            return {};
        return QStringLiteral("<figcaption class=\"wp-element-caption\">") + articleLineHtml(use.caption) +
               QStringLiteral("</figcaption>");
    }

    [[nodiscard]] QString writeOne(const ArticleMediaUse &use)
    {
        const ArticleMedia &media = m_media[static_cast<size_t>(use.index)];
        QJsonObject attributes;
        if (media.id > 0)
            attributes.insert(QLatin1StringView("id"), media.id);
        if (media.isVideo) {
            return begin(QStringLiteral("video"), attributes) +
                   QStringLiteral("<figure class=\"wp-block-video\">") + articleMediaHtml(media, {}) +
                   caption(use) + QStringLiteral("</figure>") + end(QStringLiteral("video"));
        }
        attributes.insert(QLatin1StringView("sizeSlug"), QStringLiteral("large"));
        attributes.insert(QLatin1StringView("linkDestination"), QStringLiteral("none"));
        const QString cssClass = media.id > 0 ? number(QStringLiteral("wp-image-"), media.id) : QString();
        return begin(QStringLiteral("image"), attributes) +
               QStringLiteral("<figure class=\"wp-block-image size-large\">") +
               articleMediaHtml(media, cssClass) + caption(use) + QStringLiteral("</figure>") +
               end(QStringLiteral("image"));
    }

    /// Several pictures are a gallery; films stand alone.
    [[nodiscard]] QString writeMedia(const std::vector<ArticleMediaUse> &uses)
    {
        std::vector<ArticleMediaUse> pictures;
        std::vector<ArticleMediaUse> films;
        for (const ArticleMediaUse &use : uses) {
            const auto index = static_cast<size_t>(use.index);
            if (use.index < 0 || index >= m_media.size() || m_media[index].url.isEmpty())
                continue;
            (m_media[index].isVideo ? films : pictures).push_back(use);
        }
        QStringList parts;
        if (pictures.size() > 1) {
            QString gallery =
                begin(QStringLiteral("gallery"), {{QStringLiteral("linkTo"), QStringLiteral("none")}}) +
                QStringLiteral("<figure class=\"wp-block-gallery has-nested-images "
                               "columns-default is-cropped\">");
            QStringList inner;
            for (const ArticleMediaUse &use : pictures)
                inner << writeOne(use);
            gallery += inner.join(QLatin1StringView("\n\n")) + QStringLiteral("</figure>") +
                       end(QStringLiteral("gallery"));
            parts << gallery;
        } else if (!pictures.empty()) {
            parts << writeOne(pictures.front());
        }
        for (const ArticleMediaUse &use : films)
            parts << writeOne(use);
        return parts.join(QLatin1StringView("\n\n"));
    }

    const std::vector<ArticleMedia> &m_media;
    QJsonObject m_metadata;
};
} // namespace

QString htmlBlock(const QString &html, const QJsonObject &metadata)
{
    QJsonObject attributes;
    if (!metadata.isEmpty())
        attributes.insert(QLatin1StringView("metadata"), metadata);
    return QStringLiteral("<!-- wp:html ") + attributeText(attributes) + QStringLiteral("-->\n") + html +
           QStringLiteral("\n<!-- /wp:html -->");
}

QString articleBlocks(const std::vector<ArticleBlock> &blocks, const std::vector<ArticleMedia> &media,
                      const QJsonObject &metadata)
{
    BlockWriter writer(media, metadata);
    const QString text = writer.write(blocks);
    return writer.hasMetadata() ? htmlBlock({}, metadata) : text;
}

} // namespace hatstand::networks
