// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads feeds whole, as the program does before it keeps them, and prints how many items a second that is.
//   bench_feeds write FILE   makes the feeds: half RSS 2.0, half Atom, 25 items each, apart by a NUL byte
//   bench_feeds FILE         reads them once; one JSON line
#include "listen/feeds/feed_reader.h"

#include <QElapsedTimer>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace hatstand::listen;

namespace
{
constexpr std::size_t wantedBytes = 20'000'000;
constexpr int itemsEach = 25;
constexpr std::int64_t firstSecond = 1'704'067'200; // 2024-01-01

/// The same words on every machine, by Zipf's law as text has them.
class Words
{
public:
    Words()
    {
        constexpr std::string_view syllables[] = {"ba", "con", "de",  "er", "fi", "gra", "ho",
                                                  "in", "lo",  "men", "na", "or", "pe",  "ra",
                                                  "si", "ta",  "um",  "ve", "wi", "zo"};
        for (int i = 0; i < 20'000; ++i) {
            std::string word;
            for (int part = below(4); part >= 0; --part)
                word += syllables[below(20)];
            m_words.push_back(word);
        }
    }
    int below(int limit) { return static_cast<int>(unit() * limit); }
    std::string text(std::size_t length)
    {
        std::string out;
        while (out.size() < length) {
            // The smaller the number, the more often: a square stands for the law well enough.
            const double place = unit() * unit() * unit();
            out += m_words[static_cast<std::size_t>(place * static_cast<double>(m_words.size()))];
            out += below(9) > 0 ? " " : below(3) > 0 ? ", " : ". ";
        }
        out.resize(length);
        if (out.back() == ' ')
            out.back() = '.';
        return out;
    }

private:
    double unit() { return static_cast<double>(m_random() >> 11) / 9007199254740992.0; }

    std::mt19937_64 m_random{20240607};
    std::vector<std::string> m_words;
};

std::tm parted(std::int64_t second)
{
    const std::time_t time = second;
    std::tm parts{};
    gmtime_r(&time, &parts);
    return parts;
}

std::string internet(std::int64_t second)
{
    const std::tm parts = parted(second);
    char buffer[64];
    return {buffer, std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string mail(std::int64_t second)
{
    const std::tm parts = parted(second);
    char buffer[64];
    return {buffer, std::strftime(buffer, sizeof buffer, "%a, %d %b %Y %H:%M:%S +0000", &parts)};
}

std::string escaped(const std::string &html)
{
    std::string out;
    for (const char c : html)
        out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
    return out;
}

std::string size(Words &words, int least, int spread)
{
    return words.text(static_cast<std::size_t>(least + words.below(spread)));
}

struct Item
{
    std::string address;
    std::string id;
    std::string html;
    std::int64_t second = 0;
};

std::string rssItem(Words &words, const Item &item, const std::string &host, bool plain)
{
    const std::string first = item.html.substr(0, item.html.find("</p>") + 4);
    return "<item><title>" + words.text(60) + " &amp; more</title><link>" + item.address +
           "</link><guid isPermaLink=\"false\">" + item.id + "</guid><pubDate>" + mail(item.second) +
           "</pubDate><dc:creator>" + words.text(14) + "</dc:creator><category>" + words.text(8) +
           "</category><category><![CDATA[" + words.text(8) + "]]></category><description>" +
           (plain ? words.text(200) : "<![CDATA[" + first + "]]>") +
           "</description><content:encoded><![CDATA[" + item.html + "]]></content:encoded><enclosure url=\"" +
           host + "a.mp3\" length=\"1234\" type=\"audio/mpeg\"/></item>\n";
}

std::string atomEntry(Words &words, const Item &item, bool plain)
{
    return "<entry><title type=\"html\">" + words.text(60) + " &amp;amp; more</title><link href=\"" +
           item.address + "\"/><id>" + item.id + "</id><published>" + internet(item.second) +
           "</published><updated>" + internet(item.second + 600) + "</updated><author><name>" +
           words.text(14) + "</name></author><category term=\"" + std::to_string(words.below(90)) +
           "\"/><summary>" + words.text(200) + "</summary><content type=\"html\">" +
           (plain ? "<![CDATA[" + item.html + "]]>" : escaped(item.html)) + "</content></entry>\n";
}

std::string document(Words &words, int number)
{
    const bool rss = number % 2 == 0;
    const std::string host = "https://blog" + std::to_string(number) + ".example.org/";
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    if (rss)
        out +=
            "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:media=\"http://search.yahoo.com/mrss/\">\n"
            "<channel>\n<title>" +
            words.text(40) + "</title><link>" + host + "</link><description>" + words.text(120) +
            "</description><language>en</language><lastBuildDate>" + mail(firstSecond + number * 60) +
            "</lastBuildDate>\n";
    else
        out += "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>" + words.text(40) + "</title><id>" +
               host + "</id><link href=\"" + host + "\"/><link rel=\"self\" href=\"" + host +
               "atom.xml\"/><updated>" + internet(firstSecond + number * 60) + "</updated>\n";
    for (int i = 0; i < itemsEach; ++i) {
        Item item;
        item.address = host + "post/" + std::to_string(i) + "?a=1&amp;b=2";
        item.id = "tag:" + std::to_string(number) + ":" + std::to_string(i);
        item.html = "<p>" + size(words, 300, 500) + "</p><p><a href=\"" + host + "\">" + words.text(30) +
                    "</a> <img src=\"" + host + "i.png\" alt=\"\"/></p><p>" + size(words, 200, 400) + "</p>";
        item.second = firstSecond + number * 86'400LL % 20'000'000 + i * 3'600;
        out += rss ? rssItem(words, item, host, i % 3 == 0) : atomEntry(words, item, i % 3 == 0);
    }
    return out + (rss ? "</channel>\n</rss>\n" : "</feed>\n");
}

int write(const char *path)
{
    Words words;
    std::ofstream file(path, std::ios::binary);
    std::size_t bytes = 0;
    for (int number = 0; bytes < wantedBytes; ++number) {
        const std::string text = document(words, number);
        bytes += text.size();
        file.write(text.data(), static_cast<std::streamsize>(text.size()));
        file.put('\0');
    }
    return file.good() ? 0 : 1;
}

int read(const char *path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::vector<std::string_view> documents;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\0', at), all.size());
        documents.push_back(std::string_view(all).substr(at, end - at));
        at = end + 1;
    }
    std::size_t items = 0;
    std::size_t troubles = 0;
    std::size_t dated = 0;
    QElapsedTimer timer;
    timer.start();
    for (const std::string_view text : documents) {
        const Feed feed = readFeed(text);
        items += feed.items.size();
        troubles += feed.troubles.size();
        for (const FeedItem &item : feed.items)
            dated += item.published && item.published->at && !item.contents.empty() ? 1 : 0;
    }
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    std::printf("{\"id\":\"hatstand\",\"rate\":%.0f,\"items\":%zu,\"documents\":%zu,\"bytes\":%zu}\n",
                static_cast<double>(items) / seconds, items, documents.size(), all.size());
    // What was not understood whole is no measure.
    return items == documents.size() * itemsEach && troubles == 0 && dated == items ? 0 : 1;
}
} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && std::strcmp(argv[1], "write") == 0)
        return write(argv[2]);
    if (argc == 2)
        return read(argv[1]);
    std::fputs("usage: bench_feeds [write] FILE\n", stderr);
    return 2;
}
